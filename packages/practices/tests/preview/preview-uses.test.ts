import { describe, expect, test } from "vitest";
import {
  breaksNothing,
  type ControlChange,
  type ControlPolicyType,
  fillGuardrail,
  guardrailOf,
  type OrganizationSnapshot,
  previewUses,
  readEvent,
} from "../../src/index.ts";
import {
  controlPolicy,
  management,
  member,
  organization,
  record,
  sibling,
} from "./made-organization.ts";

const scp = "SERVICE_CONTROL_POLICY";
const rcp = "RESOURCE_CONTROL_POLICY";

const attaching = (
  statements: readonly object[],
  target = "ou-work",
  type: ControlPolicyType = scp,
): ControlChange => ({
  kind: "attach",
  policy: {
    name: "new",
    type,
    document: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  },
  target,
});

const guardrail = (id: string, values = {}, target = "ou-work"): ControlChange => {
  const found = guardrailOf(id);
  if (found === undefined) throw new Error(id);
  const type = found.kind === "scp" ? scp : rcp;
  return {
    kind: "attach",
    policy: { name: id, type, document: fillGuardrail(found, values) },
    target,
  };
};

const identity = (more: object) => ({ userIdentity: more });
const user = (of = member) =>
  identity({
    type: "IAMUser",
    principalId: "AIDAA",
    arn: `arn:aws:iam::${of}:user/a`,
    accountId: of,
    userName: "a",
  });
const root = identity({
  type: "Root",
  principalId: member,
  arn: `arn:aws:iam::${member}:root`,
  accountId: member,
});
const bucket = (account = member, name = "b") => ({
  resources: [{ ARN: `arn:aws:s3:::${name}/k`, accountId: account, type: "AWS::S3::Object" }],
});
const deny = (more: object) => [{ Sid: "No", Effect: "Deny", Action: "*", Resource: "*", ...more }];
const org = { organization: ["o-a1b2c3d4e5"] };

interface PreviewCase {
  readonly about: string;
  readonly change: ControlChange;
  readonly tree?: OrganizationSnapshot;
  readonly event: Readonly<Record<string, unknown>>;
  /** `kept`, `lost LAYER POLICY SID`, or `not judged: REASON`. */
  readonly finds: string;
}

const cases: readonly PreviewCase[] = [
  {
    about: "what the guardrail is not about",
    change: guardrail("protect-audit"),
    event: record("cloudtrail", "LookupEvents"),
    finds: "kept",
  },
  {
    about: "what it denies",
    change: guardrail("protect-audit"),
    event: record("cloudtrail", "StopLogging"),
    finds: "lost serviceControl new protect-audit ProtectAudit",
  },
  {
    about: "a unit beside",
    change: guardrail("protect-audit", {}, "ou-still"),
    event: record("cloudtrail", "StopLogging"),
    finds: "kept",
  },
  {
    about: "the account itself",
    change: guardrail("protect-audit", {}, member),
    event: record("cloudtrail", "StopLogging"),
    finds: "lost serviceControl new protect-audit ProtectAudit",
  },
  {
    about: "the management account",
    change: guardrail("protect-audit", {}, "r-root"),
    event: record("cloudtrail", "StopLogging", user(management)),
    finds: "kept",
  },
  {
    about: "another region",
    change: guardrail("deny-outside-regions"),
    event: record("ec2", "RunInstances", { awsRegion: "eu-west-1" }),
    finds: "lost serviceControl new deny-outside-regions DenyOutsideRegions",
  },
  {
    about: "the region",
    change: guardrail("deny-outside-regions"),
    event: record("ec2", "RunInstances"),
    finds: "kept",
  },
  {
    about: "a condition of which the record does not tell",
    change: guardrail("deny-public-storage"),
    event: record("s3", "PutObject", bucket()),
    finds: "not judged: it depends on s3:x-amz-acl, of which the record does not tell",
  },
  {
    about: "a resource of which the record does not tell",
    change: attaching(deny({ Action: "s3:GetObject", Resource: "arn:aws:s3:::secret/*" })),
    event: record("s3", "GetObject"),
    finds: "not judged: the record does not tell which resource it was about",
  },
  {
    about: "an unknown resource where every one is denied",
    change: attaching(deny({ Action: "s3:GetObject" })),
    event: record("s3", "GetObject"),
    finds: "lost serviceControl new new No",
  },
  {
    about: "an unknown resource of which another is allowed already",
    change: attaching(deny({ Action: "s3:GetObject", Resource: "arn:aws:s3:::secret/*" })),
    tree: organization([
      controlPolicy(deny({ Action: "s3:GetObject", Resource: "arn:aws:s3:::secret/*" }), [
        "r-root",
      ]),
    ]),
    event: record("s3", "GetObject"),
    finds: "kept",
  },
  {
    about: "another resource",
    change: attaching(deny({ Action: "s3:GetObject", Resource: "arn:aws:s3:::secret/*" })),
    event: record("s3", "GetObject", bucket()),
    finds: "kept",
  },
  {
    about: "one of two resources",
    change: attaching(deny({ Action: "s3:*", Resource: "arn:aws:s3:::secret/*" })),
    event: record("s3", "GetObject", {
      resources: [...bucket().resources, ...bucket(member, "secret").resources],
    }),
    finds: "lost serviceControl new new No",
  },
  {
    about: "a user without MFA",
    change: guardrail("require-mfa"),
    event: record("iam", "CreateAccessKey", user()),
    finds: "lost serviceControl new require-mfa RequireMfa",
  },
  {
    about: "a role, which it leaves alone",
    change: guardrail("require-mfa"),
    event: record("iam", "CreateRole"),
    finds: "kept",
  },
  {
    about: "root",
    change: guardrail("deny-root"),
    event: record("iam", "GetUser", root),
    finds: "lost serviceControl new deny-root DenyRoot",
  },
  {
    about: "credentials of an instance",
    change: guardrail("enforce-imdsv2"),
    event: record("s3", "ListBuckets"),
    finds: "kept",
  },
  {
    about: "a service-linked role",
    change: attaching(deny({})),
    event: record(
      "ec2",
      "RunInstances",
      identity({
        type: "AssumedRole",
        principalId: "AROAS:s",
        arn: `arn:aws:sts::${member}:assumed-role/AWSServiceRoleForX/s`,
        accountId: member,
        sessionContext: {
          sessionIssuer: {
            arn: `arn:aws:iam::${member}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
            principalId: "AROAS",
          },
        },
      }),
    ),
    finds: "kept",
  },
  {
    about: "an event of another name than its action",
    change: attaching(deny({ Action: "s3:ListBucket" })),
    event: record("s3", "ListObjects", bucket()),
    finds: "lost serviceControl new new No",
  },
  {
    about: "a bucket outside the organization",
    change: guardrail("data-perimeter-scp", org),
    event: record("s3", "PutObject", bucket("444455556666")),
    finds: "lost serviceControl new data-perimeter-scp OurResourcesOnly",
  },
  {
    about: "a bucket within",
    change: guardrail("data-perimeter-scp", org),
    event: record("s3", "PutObject", bucket(sibling)),
    finds: "kept",
  },
  {
    about: "an outsider's read of a member's bucket",
    change: guardrail("data-perimeter-rcp", org),
    event: record("s3", "GetObject", { ...user("444455556666"), ...bucket() }),
    finds: "lost resourceControl new data-perimeter-rcp OurIdentitiesOnly",
  },
  {
    about: "a member's read of a member's bucket",
    change: guardrail("data-perimeter-rcp", org),
    event: record("s3", "GetObject", { ...user(sibling), ...bucket() }),
    finds: "kept",
  },
  {
    about: "an RCP where the resource lies elsewhere",
    change: attaching([{ ...deny({ Action: "s3:*" })[0], Principal: "*" }], "ou-deep", rcp),
    event: record("s3", "GetObject", bucket(sibling)),
    finds: "kept",
  },
  {
    about: "an SCP on who reads, wherever the resource lies",
    change: attaching(deny({ Action: "s3:*" }), "ou-deep"),
    event: record("s3", "GetObject", bucket(sibling)),
    finds: "lost serviceControl new new No",
  },
  {
    about: "a move to where everything is denied",
    change: { kind: "move", account: member, to: "ou-still" },
    tree: organization([controlPolicy(deny({}), ["ou-still"])]),
    event: record("ec2", "RunInstances"),
    finds: "lost serviceControl p-there there No",
  },
  {
    about: "a move from where everything is denied",
    change: { kind: "move", account: member, to: "ou-still" },
    tree: organization([controlPolicy(deny({}), ["ou-work"])]),
    event: record("ec2", "RunInstances"),
    finds: "not judged: the control policies of now refuse it already",
  },
  {
    about: "a move to where nothing is allowed",
    change: { kind: "move", account: member, to: "ou-still" },
    tree: {
      ...organization(),
      policies: (organization().policies ?? []).map((one) => ({
        ...one,
        targets: one.targets.filter((target) => target !== "ou-still" || one.type !== scp),
      })),
    },
    event: record("ec2", "RunInstances"),
    finds: "lost serviceControl",
  },
  {
    about: "a move out of a path that a policy names",
    change: { kind: "move", account: member, to: "ou-still" },
    tree: organization([
      controlPolicy(
        deny({
          Condition: {
            "ForAllValues:StringNotLike": {
              "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-root/ou-work/*"],
            },
          },
        }),
        ["r-root"],
      ),
    ]),
    event: record("ec2", "RunInstances"),
    finds: "lost serviceControl p-there there No",
  },
  {
    about: "a move of somebody else",
    change: { kind: "move", account: sibling, to: "ou-still" },
    tree: organization([controlPolicy(deny({}), ["ou-still"])]),
    event: record("ec2", "RunInstances"),
    finds: "kept",
  },
  {
    about: "a variable of which the record does not tell",
    change: attaching(
      deny({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b/$" + "{aws:PrincipalTag/team}" }),
    ),
    event: record("s3", "GetObject", bucket()),
    finds: "not judged: it depends on aws:principaltag/team, of which the record does not tell",
  },
  {
    about: "two patterns that one value may match",
    change: attaching(
      deny({
        Action: "ec2:RunInstances",
        Condition: { StringLike: { "ec2:InstanceType": ["a*", "*b"] } },
      }),
    ),
    event: record("ec2", "RunInstances"),
    finds: "not judged: it depends on ec2:instancetype, of which the record does not tell",
  },
  {
    about: "a type that is not enabled yet",
    change: attaching(deny({ Action: "ec2:*" })),
    tree: organization([], []),
    event: record("ec2", "RunInstances"),
    finds: "lost serviceControl new new No",
  },
  {
    about: "a type that is not enabled yet, of which nothing is denied",
    change: attaching(deny({ Action: "s3:*" })),
    tree: organization([], []),
    event: record("ec2", "RunInstances"),
    finds: "kept",
  },
];

describe("a record under a change", () => {
  test.each(cases)("$about", ({ change, tree = organization(), event, finds }) => {
    const read = readEvent(event);
    if (read.kind !== "request") throw new Error(read.kind);
    const preview = previewUses(tree, change, [read.request]);
    const [lost] = preview.lost;
    const [unjudged] = preview.unjudged;
    const { layer, policy, sid } = lost?.takers[0] ?? {};
    const shown = lost ? ["lost", layer, policy, sid].filter(Boolean).join(" ") : "kept";
    expect(unjudged ? `not judged: ${unjudged.reason}` : shown).toBe(finds);
    expect(breaksNothing(preview)).toBe(finds === "kept");
    expect(preview.judged).toBe(unjudged ? 0 : 1);
    expect(preview.kept).toBe(finds === "kept" ? 1 : 0);
  });

  test("uses are counted by caller and action, an event that two trails have once, and the last is shown", () => {
    const at = (eventTime: string, eventID: string) =>
      readEvent(record("cloudtrail", "StopLogging", { eventTime, eventID }));
    const requests = [
      at("2026-06-02T00:00:00Z", "2"),
      at("2026-06-01T00:00:00Z", "1"),
      at("2026-06-01T00:00:00Z", "1"),
    ].flatMap((read) => (read.kind === "request" ? [read.request] : []));
    const { lost, accounts } = previewUses(organization(), guardrail("protect-audit"), requests);
    expect(lost).toMatchObject([{ count: 2, event: "2", lastAt: "2026-06-02T00:00:00Z" }]);
    expect([...accounts].sort()).toEqual([member, sibling]);
  });

  test.each([
    [
      "a target that is not there",
      attaching(deny({}), "ou-none"),
      "The organization has no root, unit or account ou-none.",
    ],
    [
      "a unit that is not there",
      { kind: "move", account: member, to: "ou-none" },
      "The organization has no root or unit ou-none.",
    ],
    [
      "an account that is not there",
      { kind: "move", account: "000000000000", to: "ou-work" },
      "The organization has no account 000000000000.",
    ],
  ] satisfies readonly (readonly [string, ControlChange, string])[])("%s", (_, change, message) => {
    expect(() => previewUses(organization(), change, [])).toThrow(message);
  });
});
