import fc from "fast-check";
import { type Policy, type PolicyKind, parsePolicy } from "../../src/index.ts";
import { variable, words } from "./words.ts";

const actions = fc.constantFrom(
  ...words.actions,
  "*",
  "s3:*",
  "S3:get*",
  "s3:?etObject",
  "iam:*User*",
  "*:Get*",
  "s3:Put*t*",
);
const resources = fc.constantFrom(
  ...words.resources,
  "arn:aws:s3:::*",
  "arn:aws:s3:::b*/alice/?",
  `arn:aws:s3:::bucket/${variable("aws:username")}/*`,
  `arn:aws:s3:::bucket/${variable("AWS:principaltag/team, 'alice'")}/x`,
  `arn:aws:s3:::bucket/${variable("*")}`,
  `arn:aws:s3:::bucket/${variable("aws:TagKeys")}`,
  "arn:aws:sqs:*:1111????3333:q*",
  `arn:aws:sqs:us-*st-1:${variable("aws:username")}:queue`,
  "arn:aws:logs",
);
const texts = fc.constantFrom(
  ...words.values,
  ...words.arns,
  "a*",
  "*l*",
  "?????",
  variable("aws:username"),
  `${variable("aws:PrincipalTag/Team")}*`,
  variable("aws:PrincipalTag/None, 'blue'"),
  variable("*"),
  "arn:aws:iam::*:user/*",
  "203.0.113.0/24",
  "2001:db8::/32",
  "QmluYXJ5",
);
const families = [
  { weight: 4, names: ["StringEquals", "StringEqualsIgnoreCase", "StringLike"], values: texts },
  {
    weight: 3,
    names: ["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"],
    values: texts,
  },
  { weight: 2, names: ["ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals"], values: texts },
  {
    weight: 2,
    names: ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals"],
    values: texts,
  },
  { weight: 1, names: ["IpAddress", "NotIpAddress", "Bool", "BinaryEquals"], values: texts },
  {
    weight: 1,
    names: ["DateEquals", "DateNotEquals", "DateLessThan"],
    values: fc.constantFrom(...words.moments),
  },
  { weight: 1, names: ["Null"], values: fc.constantFrom("true", "false") },
];

/** One operator with a key and its values, as JSON entries. */
const conditions = fc
  .oneof(
    ...families.map(({ weight, names, values }) => ({
      weight,
      arbitrary: fc.tuple(
        fc.constantFrom("", "", "ForAllValues:", "ForAnyValue:"),
        fc.constantFrom(...names),
        fc.constantFrom("", "", "IfExists"),
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...words.keys) },
          fc.constant("a:Missing"),
        ),
        fc.oneof(values, fc.array(values, { maxLength: 3 })),
      ),
    })),
  )
  .map(([set, name, exists, key, values]) => ({
    [`${set}${name}${name === "Null" ? "" : exists}`]: { [key]: values },
  }));

const oneOrMore = (values: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 }));

/** An element or, less often, its Not… form. */
const element = <T>(name: string, values: fc.Arbitrary<T>, negated = 1): fc.Arbitrary<object> =>
  fc.oneof(
    { weight: 4, arbitrary: values.map((value) => ({ [name]: value })) },
    { weight: negated, arbitrary: values.map((value) => ({ [`Not${name}`]: value })) },
  );

const principals = fc.oneof(
  fc.constant("*"),
  fc.constant({ AWS: "*" }),
  fc.record(
    {
      AWS: fc.subarray(
        [
          "111122223333",
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:iam::111122223333:role/dev",
          "arn:aws:sts::111122223333:assumed-role/dev/laptop",
          "arn:aws:sts::111122223333:federated-user/carol",
          "AROADEV",
          "arn:aws:iam::444455556666:root",
        ],
        { minLength: 1 },
      ),
      Service: fc.constant("sns.amazonaws.com"),
      Federated: fc.constant("arn:aws:iam::111122223333:saml-provider/idp"),
    },
    { requiredKeys: [] },
  ),
);

const naming = new Set<PolicyKind>(["trust", "resource", "resourceControl"]);

function statements(kind: PolicyKind): fc.Arbitrary<object> {
  const action = kind === "trust" ? fc.constantFrom("sts:AssumeRole", "sts:*", "*") : actions;
  /** Allows everything, so that more than one layer lets a request pass. */
  const broad = {
    Effect: "Allow",
    ...(naming.has(kind) && { Principal: "*" }),
    Action: "*",
    ...(kind !== "trust" && { Resource: "*" }),
  };
  const narrow = fc
    .tuple(
      fc.constantFrom({ Effect: "Allow" }, { Effect: "Allow" }, { Effect: "Deny" }),
      element("Action", oneOrMore(action)),
      kind === "trust" ? fc.constant({}) : element("Resource", oneOrMore(resources)),
      naming.has(kind)
        ? element("Principal", principals, kind === "trust" ? 0 : 2)
        : fc.constant({}),
      fc
        .array(conditions, { maxLength: 3 })
        .map((blocks) => ({ Condition: Object.assign({}, ...blocks) })),
    )
    .map((elements) => Object.assign({}, ...elements));
  return fc.oneof({ weight: 1, arbitrary: fc.constant(broad) }, { weight: 2, arbitrary: narrow });
}

/** The texts of policies that parse. */
export const policyTexts = (kind: PolicyKind): fc.Arbitrary<string> =>
  fc
    .tuple(
      kind === "identity"
        ? fc.constant("2012-10-17")
        : fc.constantFrom("2012-10-17", "2012-10-17", "2008-10-17", undefined),
      fc.array(statements(kind), { minLength: 1, maxLength: 3 }),
    )
    .map(([Version, Statement]) => JSON.stringify({ Version, Statement }));

/** Policies of a kind. */
export const policies = (kind: PolicyKind): fc.Arbitrary<Policy> =>
  policyTexts(kind).map((text) => {
    const parsed = parsePolicy(text, kind);
    if (!parsed.ok) throw new Error(`${parsed.findings[0].message} ${text}`);
    return parsed.policy;
  });
