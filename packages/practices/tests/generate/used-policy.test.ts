import { compileLayers, compilePolicy, decide, parsePolicy, requestContext } from "@ostiary/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ActionUse, type Generalisation, usedPolicy } from "../../src/index.ts";
import { daysBefore, takenAt } from "../made-snapshot.ts";

const arn = "arn:aws:iam::111122223333:role/job";
const use = (action: string, ...resources: readonly string[]): ActionUse => ({
  action,
  count: 1,
  firstAt: daysBefore(9),
  lastAt: daysBefore(1),
  resources,
});
const activity = (...actions: readonly ActionUse[]) => ({
  from: daysBefore(100),
  to: takenAt,
  source: "cloudtrail" as const,
  events: actions.length,
  principals: [{ arn, actions }],
});

const cases: readonly (readonly [
  name: string,
  uses: readonly ActionUse[],
  rule: Generalisation,
  statements: readonly object[],
])[] = [
  [
    "actions with the same resources share a statement",
    [
      use("s3:GetObject", "arn:aws:s3:::a/1"),
      use("s3:PutObject", "arn:aws:s3:::a/1"),
      use("sqs:SendMessage", "arn:aws:sqs:eu-west-1:1:q"),
    ],
    "exact",
    [
      {
        Sid: "s31",
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: ["arn:aws:s3:::a/1"],
      },
      {
        Sid: "sqs2",
        Effect: "Allow",
        Action: ["sqs:SendMessage"],
        Resource: ["arn:aws:sqs:eu-west-1:1:q"],
      },
    ],
  ],
  [
    "everything below the same parent",
    [use("s3:GetObject", "arn:aws:s3:::a/x/1", "arn:aws:s3:::a/x/2", "arn:aws:s3:::b/1")],
    "parent",
    [
      {
        Sid: "s31",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: ["arn:aws:s3:::a/x/*", "arn:aws:s3:::b/*"],
      },
    ],
  ],
  [
    "everything of a kind",
    [use("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:1:table/a")],
    "kind",
    [
      {
        Sid: "dynamodb1",
        Effect: "Allow",
        Action: ["dynamodb:GetItem"],
        Resource: ["arn:aws:dynamodb:eu-west-1:1:table/*"],
      },
    ],
  ],
  [
    "too many are generalised by the next wider rule",
    [use("s3:GetObject", ...Array.from({ length: 30 }, (_, n) => `arn:aws:s3:::a/${n}`))],
    "exact",
    [{ Sid: "s31", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"] }],
  ],
  [
    "resources that are not known",
    [use("sts:GetCallerIdentity")],
    "exact",
    [{ Sid: "sts1", Effect: "Allow", Action: ["sts:GetCallerIdentity"], Resource: ["*"] }],
  ],
];

test.each(cases)("%s", (_, uses, rule, statements) => {
  expect(usedPolicy(activity(...uses), arn, rule)?.policy.Statement).toEqual(statements);
});

test("nobody who did nothing gets a policy", () => {
  expect(usedPolicy(activity(), arn)).toBeUndefined();
  expect(usedPolicy(activity(use("s3:GetObject")), `${arn}-other`)).toBeUndefined();
});

const segment = fc.string({ unit: fc.constantFrom("a", "b", "1"), minLength: 1, maxLength: 3 });
const resource = fc.oneof(
  fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((path) => `arn:aws:s3:::bucket/${path.join("/")}`),
  segment.map((name) => `arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`),
  segment.map((name) => `arn:aws:sqs:eu-west-1:111122223333:${name}`),
);
const uses = fc.array(
  fc.tuple(
    fc.constantFrom("s3:GetObject", "dynamodb:GetItem", "sqs:SendMessage"),
    fc.uniqueArray(resource, { maxLength: 30 }),
  ),
  { minLength: 1, maxLength: 5 },
);

test("whatever was used is allowed", () => {
  fc.assert(
    fc.property(uses, fc.constantFrom("exact", "parent", "kind"), (used, rule) => {
      const policy = usedPolicy(
        activity(...used.map(([action, of]) => use(action, ...of))),
        arn,
        rule,
      )?.policy;
      const parsed = parsePolicy(JSON.stringify(policy), "identity");
      if (!parsed.ok) throw new Error(parsed.findings[0].message);
      const layers = compileLayers({
        identity: [{ id: "used", source: "none", policy: compilePolicy(parsed.policy) }],
      });
      const principal = {
        kind: "user",
        account: "111122223333",
        arn: "arn:aws:iam::111122223333:user/a",
        id: "AIDA",
      } as const;
      for (const [action, of] of used) {
        for (const one of of.length === 0 ? ["*"] : of) {
          expect(
            decide({ principal, action, resource: one, context: requestContext({}) }, layers)
              .result,
          ).toBe("allowed");
        }
      }
    }),
  );
});
