import { describe, expect, test } from "vitest";
import { effectivePolicy, type ManagementPolicyType } from "../../src/index.ts";
import { attached } from "./inheritance-case.ts";

const to = (value: unknown) => ({ "@@assign": value });
const selection = {
  iam_role_arn: to("arn:aws:iam::$account:role/Backup"),
  tag_key: to("dataType"),
  tag_value: to(["PII"]),
};
const selections = { tags: { s: selection } };
const vault = { target_backup_vault_name: to("Default") };
const plans = (plan: object) => ({ plans: { Hourly: plan } });
const regions = to(["us-east-1"]);
const lifecycle = (cold: number | undefined, end: number) => ({
  ...(cold === undefined ? {} : { move_to_cold_storage_after_days: to(cold) }),
  delete_after_days: to(String(end)),
});

interface ErrorCase {
  readonly about: string;
  readonly type?: ManagementPolicyType;
  readonly levels: readonly (readonly object[])[];
  readonly errors: readonly string[];
}

const ruleWith = (more: object) => [
  [plans({ regions, selections, rules: { R: { ...vault, ...more } } })],
];

const cases: readonly ErrorCase[] = [
  { about: "whole", levels: ruleWith({}), errors: [] },
  {
    about: "whole together only",
    levels: [[plans({ regions })], [plans({ selections }), plans({ rules: { r: vault } })]],
    errors: [],
  },
  {
    about: "parts missing",
    levels: [[plans({ regions })]],
    errors: [
      "KEY_REQUIRED 'rules' is missing (plans/hourly) p-0-0",
      "KEY_REQUIRED 'selections' is missing (plans/hourly) p-0-0",
    ],
  },
  {
    about: "parts missing within",
    levels: [
      [plans({ regions, rules: { R: { schedule_expression: to("cron(0 5 ? * * *)") } } })],
      [plans({ selections: { tags: { s: { tag_key: to("k") } } } })],
    ],
    errors: [
      "KEY_REQUIRED 'target_backup_vault_name' is missing (plans/hourly/rules/r) p-0-0",
      "KEY_REQUIRED 'iam_role_arn' is missing (plans/hourly/selections/tags/s) p-1-0",
      "KEY_REQUIRED 'tag_value' is missing (plans/hourly/selections/tags/s) p-1-0",
    ],
  },
  {
    about: "every region removed",
    levels: [
      [plans({ regions, selections, rules: { R: vault } })],
      [plans({ regions: { "@@remove": ["us-east-1"] } })],
    ],
    errors: [
      "ELEMENTS_TOO_FEW 'regions' is less than the allowed minimum limit 1 (plans/hourly/regions) p-0-0 p-1-0",
    ],
  },
  {
    about: "eleven rules from two policies",
    levels: [
      [
        plans({
          regions,
          selections,
          rules: Object.fromEntries("abcdefghij".split("").map((name) => [name, vault])),
        }),
      ],
      [plans({ rules: { k: vault } })],
    ],
    errors: [
      "ELEMENTS_TOO_MANY 'rules' exceeds the allowed maximum limit 10 (plans/hourly/rules) p-0-0 p-1-0",
    ],
  },
  {
    about: "ninety days in cold storage",
    levels: ruleWith({ lifecycle: lifecycle(30, 120) }),
    errors: [],
  },
  {
    about: "89 days in cold storage",
    levels: ruleWith({ lifecycle: lifecycle(30, 119) }),
    errors: [
      "CROSS_ATTRIBUTE_VALIDATION Dependent fields delete_after_days=119,move_to_cold_storage_after_days=30 in policy block r are invalid when used together (plans/hourly/rules/r) p-0-0",
    ],
  },
  {
    about: "continuous for 35 days",
    levels: ruleWith({ enable_continuous_backup: to(true), lifecycle: lifecycle(undefined, 35) }),
    errors: [],
  },
  {
    about: "continuous for 36 days",
    levels: ruleWith({ enable_continuous_backup: to("true"), lifecycle: lifecycle(undefined, 36) }),
    errors: [
      "CROSS_ATTRIBUTE_VALIDATION Dependent fields enable_continuous_backup=true,delete_after_days=36 in policy block r are invalid when used together (plans/hourly/rules/r) p-0-0",
    ],
  },
  {
    about: "half of VPC Block Public Access",
    type: "DECLARATIVE_POLICY_EC2",
    levels: [
      [
        {
          ec2_attributes: {
            vpc_block_public_access: { internet_gateway_block: { mode: to("off") } },
          },
        },
      ],
    ],
    errors: [
      "KEY_REQUIRED 'exclusions_allowed' is missing (ec2_attributes/vpc_block_public_access/internet_gateway_block) p-0-0",
    ],
  },
  {
    about: "256 workspaces",
    type: "CHATBOT_POLICY",
    levels: [
      [
        {
          chatbot: {
            platforms: {
              slack: { workspaces: to(Array.from({ length: 256 }, (_, index) => `T${index}`)) },
            },
          },
        },
      ],
    ],
    errors: [
      "ELEMENTS_TOO_MANY 'workspaces' exceeds the allowed maximum limit 255 (chatbot/platforms/slack/workspaces) p-0-0",
    ],
  },
  {
    about: "a feature without foundational",
    type: "GUARDDUTY_POLICY",
    levels: [
      [{ guardduty: { enablement: { default: { s3_data_events: { status: to("enabled") } } } } }],
      [{ guardduty: { enablement: { default: { foundational: { status: to("disabled") } } } } }],
    ],
    errors: [
      "CROSS_ATTRIBUTE_VALIDATION Dependent fields s3_data_events,foundational in policy block default are invalid when used together (guardduty/enablement/default) p-0-0 p-1-0",
    ],
  },
];

describe("errors of an effective policy", () => {
  test.each(cases)("$about", ({ type = "BACKUP_POLICY", levels, errors }) => {
    const found = effectivePolicy(type, attached(levels))?.errors.map(
      ({ code, message, path, contributingPolicies }) =>
        `${code} ${message} (${path}) ${contributingPolicies.join(" ")}`,
    );
    expect(found).toEqual(errors);
  });
});
