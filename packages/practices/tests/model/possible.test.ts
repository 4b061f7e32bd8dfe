import { compilePolicy, decide, parsePolicy, requestContext } from "@ostiary/policy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { askerUnder, possible } from "../../src/model/possible.ts";

const account = "111122223333";
const principal = {
  kind: "user",
  account,
  arn: `arn:aws:iam::${account}:user/ann`,
  id: "AIDAANN",
} as const;
const own = requestContext({ "aws:username": "ann", "aws:PrincipalArn": principal.arn });

/** Keys that a caller may choose, with values that policies and requests draw from. */
const values: Readonly<Record<string, readonly string[]>> = {
  "s3:prefix": ["a", "b", "a/b"],
  "aws:SourceIp": ["198.51.100.7", "203.0.113.7"],
  "aws:MultiFactorAuthPresent": ["true", "false"],
  "s3:max-keys": ["5", "10"],
};
const operators: Readonly<Record<string, readonly string[]>> = {
  "s3:prefix": ["StringEquals", "StringNotEquals", "StringLike", "StringEqualsIfExists", "Null"],
  "aws:SourceIp": ["IpAddress", "NotIpAddress"],
  "aws:MultiFactorAuthPresent": ["Bool", "BoolIfExists", "Null"],
  "s3:max-keys": ["NumericLessThan", "NumericEquals", "NumericGreaterThanEquals"],
};

const condition = fc.constantFrom(...Object.keys(values)).chain((key) =>
  fc
    .tuple(fc.constantFrom(...(operators[key] ?? [])), fc.constantFrom(...(values[key] ?? [])))
    .map(([operator, value]) => ({
      [operator]: { [key]: operator === "Null" ? "true" : value },
    })),
);
const resource = fc.constantFrom(
  "*",
  "arn:aws:s3:::a/*",
  "arn:aws:s3:::a/b",
  `arn:aws:s3:::\${aws:username}/*`,
);
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny"),
  Action: fc.constantFrom("s3:GetObject", "s3:*", "*"),
  Resource: resource,
  Condition: fc.array(condition, { maxLength: 2 }).map((all) => Object.assign({}, ...all)),
});
const policy = fc.array(statement, { minLength: 1, maxLength: 4 }).map((Statement) => {
  const parsed = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement }), "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: "own", source: "user", policy: compilePolicy(parsed.policy) } as const;
});
const chosen = fc.record(
  Object.fromEntries(Object.entries(values).map(([key, of]) => [key, fc.constantFrom(...of)])),
  // Every request comes from somewhere.
  { requiredKeys: ["aws:SourceIp"] },
);
const target = fc.constantFrom(
  "arn:aws:s3:::a/b",
  "arn:aws:s3:::a/c",
  "arn:aws:s3:::ann/x",
  "arn:aws:s3:::z/y",
);

test("what is allowed in some way is possible, and what is possible is allowed", () => {
  fc.assert(
    fc.property(
      policy,
      fc.option(policy, { nil: undefined }),
      chosen,
      target,
      (identity, boundary, context, arn) => {
        const layers = { identity: [identity], ...(boundary !== undefined && { boundary }) };
        const asker = askerUnder(principal, layers, own);
        const answer = possible(asker, { action: "s3:GetObject", resources: [arn] });
        const request = {
          principal,
          action: "s3:GetObject",
          resource: arn,
          context: requestContext([...own, ...Object.entries(context)]),
        };
        if (decide(request, asker.layers).result === "allowed") expect(answer.possible).toBe("yes");
        if (answer.possible === "yes")
          expect(decide(answer.request, asker.layers).result).toBe("allowed");
      },
    ),
    { numRuns: 3_000 },
  );
});

test("a Deny more makes nothing possible", () => {
  fc.assert(
    fc.property(policy, policy, target, (identity, other, arn) => {
      const denials = other.policy.statements.filter((one) => one.statement.effect === "Deny");
      const wish = { action: "s3:GetObject", resources: [arn] };
      const without = possible(askerUnder(principal, { identity: [identity] }, own), wish);
      const onlyDenials = {
        ...other,
        policy: compilePolicy({
          version: "2012-10-17",
          id: undefined,
          statements: denials.map(({ statement: one }) => one),
        }),
      };
      const held = possible(
        askerUnder(principal, { identity: [identity, onlyDenials] }, own),
        wish,
      );
      if (without.possible === "no") expect(held.possible).toBe("no");
    }),
  );
});
