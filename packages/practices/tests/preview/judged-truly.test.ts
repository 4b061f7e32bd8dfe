import { decide, requestContext } from "@ostiary/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  breaksNothing,
  type ControlChange,
  previewUses,
  type RecordedRequest,
} from "../../src/index.ts";
import { afterChange } from "../../src/preview/control-change.ts";
import { controlLayers } from "../../src/preview/control-layers.ts";
import { organizationKeys } from "../../src/preview/organization-keys.ts";
import { controlPolicy, member, organization, sibling } from "./made-organization.ts";

const values = {
  "ec2:InstanceType": ["a1", "a2", "b1", "c"],
  "ec2:Encrypted": ["true", "false"],
  "aws:SourceIp": ["203.0.113.9", "198.51.100.1"],
  "s3:max-keys": ["1", "5", "9"],
} as const;
type Key = keyof typeof values;
const keys = Object.keys(values) as readonly Key[];

const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "StringEqualsIfExists",
    ),
    key: fc.constant<Key>("ec2:InstanceType"),
    value: fc.uniqueArray(fc.constantFrom("a1", "a*", "*1", "b1", "c"), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({
    operator: fc.constantFrom("Bool", "BoolIfExists"),
    key: fc.constant<Key>("ec2:Encrypted"),
    value: fc.constantFrom(["true"], ["false"]),
  }),
  fc.record({
    operator: fc.constantFrom("IpAddress", "NotIpAddress"),
    key: fc.constant<Key>("aws:SourceIp"),
    value: fc.constantFrom(["203.0.113.0/24"], ["198.51.100.1"]),
  }),
  fc.record({
    operator: fc.constantFrom("NumericLessThan", "NumericGreaterThanEquals"),
    key: fc.constant<Key>("s3:max-keys"),
    value: fc.constantFrom(["5"], ["8"]),
  }),
  fc.record({
    operator: fc.constant("Null"),
    key: fc.constantFrom(...keys),
    value: fc.constantFrom(["true"], ["false"]),
  }),
);

const statement = (effect: "Allow" | "Deny") =>
  fc
    .record({
      Action: fc.constantFrom("*", "s3:*", "s3:GetObject"),
      Resource: fc.constantFrom("*", "arn:aws:s3:::a/*", "arn:aws:s3:::*/k"),
      conditions: fc.array(condition, { maxLength: 2 }),
    })
    .map(({ conditions, ...rest }) => {
      const Condition: Record<string, Record<string, readonly string[]>> = {};
      for (const { operator, key, value } of conditions)
        Condition[operator] = { ...Condition[operator], [key]: value };
      return { Effect: effect, ...rest, ...(conditions.length > 0 && { Condition }) };
    });

const statements = fc
  .tuple(
    fc.array(statement("Deny"), { maxLength: 2 }),
    fc.array(statement("Allow"), { maxLength: 1 }),
  )
  .map((both) => both.flat())
  .filter((all) => all.length > 0);

const change: fc.Arbitrary<ControlChange> = fc.oneof(
  statements.map((all) => ({
    kind: "attach" as const,
    target: "ou-deep",
    policy: {
      name: "new",
      type: "SERVICE_CONTROL_POLICY" as const,
      document: JSON.stringify({ Version: "2012-10-17", Statement: all }),
    },
  })),
  fc.constant({ kind: "move" as const, account: member, to: "ou-still" }),
);

const tree = fc
  .array(
    fc.record({ statements, target: fc.constantFrom("r-root", "ou-work", "ou-still", member) }),
    { maxLength: 2 },
  )
  .chain((policies) =>
    // Somewhere not everything is allowed.
    fc.subarray(["ou-work", "ou-still"]).map((closed) => {
      const made = organization(
        policies.map((one, index) =>
          controlPolicy(one.statements, [one.target], "SERVICE_CONTROL_POLICY", `p-${index}`),
        ),
      );
      return {
        ...made,
        policies: (made.policies ?? []).map((policy) =>
          policy.awsManaged
            ? { ...policy, targets: policy.targets.filter((target) => !closed.includes(target)) }
            : policy,
        ),
      };
    }),
  );

interface FullRequest {
  readonly account: string;
  readonly resource: string;
  readonly context: Readonly<Partial<Record<Key, string>>>;
  /** What the record does not tell. */
  readonly hidden: readonly (Key | "resource")[];
}

const request: fc.Arbitrary<FullRequest> = fc.record({
  account: fc.constantFrom(member, sibling),
  resource: fc.constantFrom(
    "arn:aws:s3:::a/k",
    "arn:aws:s3:::a/x",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::b/x",
  ),
  context: fc.record(
    {
      "ec2:InstanceType": fc.constantFrom(...values["ec2:InstanceType"]),
      "ec2:Encrypted": fc.constantFrom(...values["ec2:Encrypted"]),
      "s3:max-keys": fc.constantFrom(...values["s3:max-keys"]),
      "aws:SourceIp": fc.constantFrom(...values["aws:SourceIp"]),
    },
    { requiredKeys: ["aws:SourceIp"] },
  ),
  hidden: fc.subarray([...keys, "resource"] as const),
});

const role = (account: string) => `arn:aws:iam::${account}:role/worker`;

/** The request as its record tells of it. */
function recorded(
  { account, resource, context, hidden }: FullRequest,
  event: number,
): RecordedRequest {
  const told = keys.filter((key) => !hidden.includes(key));
  const entries = told.flatMap((key) =>
    context[key] === undefined ? [] : [[key, context[key]] as const],
  );
  const absent = told.filter((key) => context[key] === undefined);
  return {
    event: `e${event}`,
    at: "2026-06-01T12:00:00Z",
    action: "s3:GetObject",
    principal: {
      kind: "role-session",
      account,
      arn: `arn:aws:sts::${account}:assumed-role/worker/w`,
      roleArn: role(account),
      roleId: "AROAWORKER",
      id: "AROAWORKER:w",
    },
    caller: role(account),
    serviceLinked: false,
    resourceAccount: account,
    ...(!hidden.includes("resource") && { resources: [resource] }),
    context: requestContext(entries),
    limited: new Map(absent.map((key) => [key.toLowerCase(), [null]])),
  };
}

/** What the whole request, of which nothing is hidden, gets before and after. */
function truth(made: ReturnType<typeof organization>, what: ControlChange, full: FullRequest) {
  return [made, afterChange(made, what)].map((each) => {
    const { principal } = recorded(full, 0);
    const context = new Map([
      ...requestContext(full.context),
      ...organizationKeys(each, full.account, full.account),
    ]);
    const asked = {
      principal,
      action: "s3:GetObject",
      resource: full.resource,
      resourceAccount: full.account,
      context,
    };
    return (
      decide(asked, controlLayers(each).around(full.account, full.account)).result === "allowed"
    );
  });
}

test("whatever a record hides, what is said to be kept is kept, and what is said to be lost is lost", () => {
  fc.assert(
    fc.property(tree, change, request, (made, what, full) => {
      const [before, after] = truth(made, what, full);
      fc.pre(before === true);
      const { kept, lost } = previewUses(made, what, [recorded(full, 0)]);
      if (kept > 0) expect(after).toBe(true);
      if (lost.length > 0) expect(after).toBe(false);
    }),
    { numRuns: 4000 },
  );
});

test("nothing is said to be lost or unjudged just where no request of a full record that was allowed before is refused after", () => {
  fc.assert(
    fc.property(tree, change, fc.array(request, { maxLength: 6 }), (made, what, all) => {
      const told = all
        .map((full) => ({ ...full, hidden: [] }))
        .filter((full) => truth(made, what, full)[0] === true);
      const preview = previewUses(made, what, told.map(recorded));
      const breaks = told.some((full) => truth(made, what, full)[1] === false);
      expect(breaksNothing(preview)).toBe(!breaks);
      expect(preview.unjudged).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});
