import fc from "fast-check";
import { passesLegacyParser, resourceFault } from "../../src/document/resource-form.ts";
import { type Policy, type PolicyKind, parsePolicy } from "../../src/index.ts";
import { conditionEntries } from "./arbitrary-condition.ts";
import { variable, words } from "./words.ts";

const actions = fc.constantFrom(
  ...words.actions,
  "*",
  "*",
  "*",
  "s3:*",
  "s3:*",
  "S3:get*",
  "s3:?etObject",
  "iam:*User*",
  "*:Get*",
  "s3:Put*t*",
  "ec2:gr??E",
  "ec2:GRÖ*",
  "s3:",
  "s3:GetObject ",
  `s3:${variable("username")}`,
);

/** Resources that policies name, written out. */
const writtenResources = fc.constantFrom(
  ...words.resources,
  "arn:aws:s3:::*",
  "arn:aws:s3:::b*/alice/?",
  `arn:aws:s3:::bucket/${variable("aws:username")}/*`,
  `arn:aws:s3:::bucket/${variable("AWS:principaltag/team, 'alice'")}/x`,
  `arn:aws:s3:::bucket/${variable("*")}`,
  `arn:aws:s3:::bucket/${variable("?")}/a:?`,
  `arn:aws:s3:::bucket/${variable("aws:TagKeys")}`,
  `arn:aws:s3:::bucket/${variable("aws:PrincipalTag/None")}*`,
  "arn:aws:sqs:*:1111????3333:q*",
  `arn:aws:sqs:us-*st-1:${variable("aws:username")}:queue`,
  `arn:aws:sqs:us-east-1:${variable("a:Account")}:*${variable("aws:username")}`,
  "arn:aws:logs",
  "arn:aws:logs:us-*",
  "arn:aws:sqs:us-east-1:111122223333",
  "arn:*:*:*:*:*",
);

const isResource = (text: string): boolean =>
  resourceFault(text) === undefined && passesLegacyParser(text);

/** A resource of a request in which stretches have become wildcards or a variable. */
const wornResources = fc
  .tuple(
    fc.constantFrom(...words.resources),
    fc.array(
      fc.tuple(
        fc.nat({ max: 60 }),
        fc.nat({ max: 6 }),
        fc.constantFrom("*", "*", "?", "??", "*?", variable("aws:username"), variable("*")),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([resource, holes]) =>
    holes
      .reduce<readonly string[]>(
        (characters, [place, length, instead]) => characters.toSpliced(8 + place, length, instead),
        [...resource],
      )
      .join(""),
  )
  .filter(isResource);

const resources = fc.oneof(fc.constant("*"), writtenResources, wornResources);

const oneOrMore = (values: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 }));

/** An element or, less often, its Not… form. */
const element = <T>(name: string, values: fc.Arbitrary<T>, negated = 1): fc.Arbitrary<object> =>
  fc.oneof(
    { weight: 4, arbitrary: values.map((value) => ({ [name]: value })) },
    { weight: negated, arbitrary: values.map((value) => ({ [`Not${name}`]: value })) },
  );

const principals = fc.oneof(
  { weight: 3, arbitrary: fc.constant("*") },
  { weight: 1, arbitrary: fc.constant({ AWS: "*" }) },
  {
    weight: 4,
    arbitrary: fc.record(
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
            "AIDAALICE",
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::111122223333:user/*",
            "arn:aws:iam::111122223333:group/admins",
            "arn:aws:sts::111122223333:assumed-role/dev/*",
            "arn:aws-cn:iam::111122223333:root",
            "11112222333",
            "*",
          ],
          { minLength: 1, maxLength: 4 },
        ),
        Service: fc.constantFrom("sns.amazonaws.com", "ecs.amazonaws.com", "*"),
        Federated: fc.constantFrom("arn:aws:iam::111122223333:saml-provider/idp", "*"),
        CanonicalUser: fc.constant("79a59df900b949e5"),
      },
      { requiredKeys: ["AWS"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        Service: fc.constantFrom("sns.amazonaws.com", "ecs.amazonaws.com", "*"),
        Federated: fc.constantFrom("arn:aws:iam::111122223333:saml-provider/idp", "*"),
      },
      { requiredKeys: [] },
    ),
  },
);

/** Trust policies name somebody. */
const isNamed = (principal: string | object): boolean =>
  typeof principal === "string" || Object.keys(principal).length > 0;

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
        ? kind === "trust"
          ? element("Principal", principals.filter(isNamed), 0)
          : element("Principal", principals, 2)
        : fc.constant({}),
      fc
        .array(conditionEntries(kind), { maxLength: 2, size: "max" })
        .map((blocks) => ({ Condition: Object.assign({}, ...blocks) })),
    )
    .map((elements) => Object.assign({}, ...elements));
  return fc.oneof({ weight: 2, arbitrary: fc.constant(broad) }, { weight: 3, arbitrary: narrow });
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
