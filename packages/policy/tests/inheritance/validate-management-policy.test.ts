import { describe, expect, test } from "vitest";
import { type ManagementPolicyType, validateManagementPolicy } from "../../src/index.ts";

interface RefusedCase {
  readonly about: string;
  readonly type: ManagementPolicyType;
  readonly text: string;
  /** The path of each issue, its line and column, and how its message begins. */
  readonly issues: readonly string[];
}

const tag = (setting: object) => JSON.stringify({ tags: { Color: setting } });

const refused: readonly RefusedCase[] = [
  { about: "no JSON", type: "TAG_POLICY", text: "{", issues: [" 1:2 Expected '\"'."] },
  { about: "no object", type: "S3_POLICY", text: "[]", issues: [" 1:1 Here stands an array"] },
  {
    about: "the wrong top key",
    type: "TAG_POLICY",
    text: '{"plans":{}}',
    issues: ["plans 1:2 There is no key plans here, but tags.", " 1:1 The key tags is missing."],
  },
  {
    about: "nothing",
    type: "BACKUP_POLICY",
    text: "{}",
    issues: [" 1:1 The key plans is missing."],
  },
  {
    about: "a key twice but for its case",
    type: "TAG_POLICY",
    text: '{"tags":{"a":{},"A":{}}}',
    issues: ["tags/A 1:17 The key A is here twice"],
  },
  {
    about: "an operator on a group",
    type: "TAG_POLICY",
    text: '{"tags":{"@@assign":{}}}',
    issues: ["tags 1:10 @@assign belongs to a setting"],
  },
  {
    about: "an unknown operator",
    type: "TAG_POLICY",
    text: '{"tags":{"@@set":{}}}',
    issues: ["tags/@@set 1:10 There is no inheritance operator @@set."],
  },
  {
    about: "an unknown operator in a setting",
    type: "TAG_POLICY",
    text: tag({ tag_key: { "@@enforced_for": "x" } }),
    issues: ["tags/Color/tag_key/@@enforced_for 1:30 A setting holds"],
  },
  {
    about: "a value without an operator",
    type: "TAG_POLICY",
    text: tag({ tag_key: "Color" }),
    issues: ["tags/Color/tag_key 1:29 Here stands a string"],
  },
  {
    about: "an unknown setting",
    type: "TAG_POLICY",
    text: tag({ tag_values: { "@@assign": [] } }),
    issues: ["tags/Color/tag_values 1:19 There is no key tag_values"],
  },
  {
    about: "another tag key than the policy key",
    type: "TAG_POLICY",
    text: tag({ tag_key: { "@@assign": "Colour" } }),
    issues: ["tags/Color/tag_key 1:41 The tag key Colour"],
  },
  {
    about: "append where there is one value",
    type: "TAG_POLICY",
    text: tag({ tag_key: { "@@append": ["Color"] } }),
    issues: ["tags/Color/tag_key 1:30 @@append is for settings with several values."],
  },
  {
    about: "a list where there is one value",
    type: "TAG_POLICY",
    text: tag({ tag_key: { "@@assign": ["Color"] } }),
    issues: ["tags/Color/tag_key 1:41 This setting has one value."],
  },
  {
    about: "one value where there is a list",
    type: "TAG_POLICY",
    text: tag({ tag_value: { "@@assign": "red" } }),
    issues: ["tags/Color/tag_value 1:43 @@assign has a list"],
  },
  {
    about: "two wildcards",
    type: "TAG_POLICY",
    text: tag({ tag_value: { "@@assign": ["*@*.com"] } }),
    issues: ['tags/Color/tag_value 1:44 "*@*.com" is not a tag value'],
  },
  {
    about: "every service",
    type: "TAG_POLICY",
    text: tag({ enforced_for: { "@@assign": ["*:*"] } }),
    issues: ['tags/Color/enforced_for 1:47 "*:*" is not a service'],
  },
  {
    about: "a type of every service",
    type: "TAG_POLICY",
    text: tag({ enforced_for: { "@@append": ["*"] } }),
    issues: ['tags/Color/enforced_for 1:47 "*" is not a service'],
  },
  {
    about: "an object as a value",
    type: "TAG_POLICY",
    text: tag({ tag_value: { "@@assign": [{}] } }),
    issues: ["tags/Color/tag_value 1:44 an object is no value"],
  },
  {
    about: "a child control that is no list",
    type: "TAG_POLICY",
    text: tag({ "@@operators_allowed_for_child_policies": "@@none" }),
    issues: ["tags/Color 1:60 @@operators_allowed_for_child_policies is a list"],
  },
  {
    about: "an empty child control",
    type: "TAG_POLICY",
    text: tag({ "@@operators_allowed_for_child_policies": [] }),
    issues: ["tags/Color 1:60 @@operators_allowed_for_child_policies is a list"],
  },
  {
    about: "an unknown word in a child control",
    type: "TAG_POLICY",
    text: tag({ "@@operators_allowed_for_child_policies": ["@@any"] }),
    issues: ["tags/Color 1:60 @@operators_allowed_for_child_policies is a list"],
  },
  {
    about: "@@none with others",
    type: "TAG_POLICY",
    text: tag({ "@@operators_allowed_for_child_policies": ["@@none", "@@assign"] }),
    issues: ["tags/Color 1:60 @@all and @@none stand alone."],
  },
  {
    about: "the case of optOut",
    type: "AISERVICES_OPT_OUT_POLICY",
    text: '{"services":{"lex":{"opt_out_policy":{"@@assign":"optout"}}}}',
    issues: ['services/lex/opt_out_policy 1:50 "optout" is not one of optOut, optIn.'],
  },
  {
    about: "a service without its setting",
    type: "AISERVICES_OPT_OUT_POLICY",
    text: '{"services":{"lex":{}}}',
    issues: ["services/lex 1:20 The key opt_out_policy is missing."],
  },
  {
    about: "append in an opt-out",
    type: "AISERVICES_OPT_OUT_POLICY",
    text: '{"services":{"lex":{"opt_out_policy":{"@@append":["optOut"]}}}}',
    issues: ["services/lex/opt_out_policy 1:39 @@append is for settings"],
  },
  {
    about: "a vault's name",
    type: "BACKUP_POLICY",
    text: '{"plans":{"P":{"rules":{"R":{"target_backup_vault_name":{"@@assign":"my vault"}}}}}}',
    issues: [
      'plans/P/rules/R/target_backup_vault_name 1:69 "my vault" is not the name of a vault.',
    ],
  },
  {
    about: "no cron",
    type: "BACKUP_POLICY",
    text: '{"plans":{"P":{"rules":{"R":{"schedule_expression":{"@@assign":"daily"}}}}}}',
    issues: ['plans/P/rules/R/schedule_expression 1:64 "daily" is not cron(…) or rate(…).'],
  },
  {
    about: "no region",
    type: "SECURITYHUB_POLICY",
    text: '{"securityhub":{"enable_in_regions":{"@@assign":["everywhere"]}}}',
    issues: ['securityhub/enable_in_regions 1:50 "everywhere" is not a region'],
  },
  {
    about: "a mode",
    type: "DECLARATIVE_POLICY_EC2",
    text: '{"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"on"}}}}',
    issues: [
      'ec2_attributes/serial_console_access/status 1:66 "on" is not one of enabled, disabled.',
    ],
  },
  {
    about: "a hop limit beyond 64",
    type: "DECLARATIVE_POLICY_EC2",
    text: '{"ec2_attributes":{"instance_metadata_defaults":{"http_put_response_hop_limit":{"@@assign":65}}}}',
    issues: [
      'ec2_attributes/instance_metadata_defaults/http_put_response_hop_limit 1:92 "65" is not -1',
    ],
  },
  {
    about: "a channel",
    type: "CHATBOT_POLICY",
    text: '{"chatbot":{"platforms":{"slack":{"default":{"supported_channel_types":{"@@assign":["secret"]}}}}}}',
    issues: [
      'chatbot/platforms/slack/default/supported_channel_types 1:85 "secret" is not one of public, private.',
    ],
  },
  {
    about: "public access",
    type: "S3_POLICY",
    text: '{"s3_attributes":{"public_access_block_configuration":{"@@assign":"some"}}}',
    issues: [
      's3_attributes/public_access_block_configuration 1:67 "some" is not one of all, none.',
    ],
  },
  {
    about: "a guardrail without a version",
    type: "BEDROCK_POLICY",
    text: '{"bedrock":{"guardrail_inference":{"us-east-1":{"c":{"identifier":{"@@assign":"arn:aws:bedrock:us-east-1:123456789012:guardrail/hu1"}}}}}}',
    issues: ["bedrock/guardrail_inference/us-east-1/c/identifier 1:79 "],
  },
  {
    about: "a feature",
    type: "GUARDDUTY_POLICY",
    text: '{"guardduty":{"enablement":{"default":{"everything":{}}}}}',
    issues: ["guardduty/enablement/default/everything 1:40 There is no key everything"],
  },
  {
    about: "an order",
    type: "UPGRADE_ROLLOUT_POLICY",
    text: '{"upgrade_rollout":{"default":{"patch_order":{"@@assign":"third"}}}}',
    issues: ['upgrade_rollout/default/patch_order 1:58 "third" is not one of first, second, last.'],
  },
  {
    about: "a scan",
    type: "INSPECTOR_POLICY",
    text: '{"inspector":{"enablement":{"s3_scanning":{}}}}',
    issues: ["inspector/enablement/s3_scanning 1:29 There is no key s3_scanning"],
  },
  {
    about: "a scan of networks",
    type: "NETWORK_SECURITY_DIRECTOR_POLICY",
    text: '{"network_security_director":{}}',
    issues: ["network_security_director 1:30 The key enablement is missing."],
  },
  {
    about: "an operator where anything may stand",
    type: "SECURITYHUB_CSPM_POLICY",
    text: '{"securityhub_cspm":{"x":{"@@put":1}}}',
    issues: ["securityhub_cspm/x/@@put 1:27 There is no inheritance operator @@put."],
  },
];

describe("what is no management policy", () => {
  test.each(refused)("$type: $about", ({ type, text, issues }) => {
    const found = validateManagementPolicy(type, text).map(
      ({ path, position, message }) => `${path} ${position.line}:${position.column} ${message}`,
    );
    expect(found).toHaveLength(issues.length);
    for (const [index, issue] of issues.entries()) expect(found[index]).toContain(issue);
  });
});
