import fc from "fast-check";
import { type OperatorName, operatorNames } from "../../src/document/policy.ts";
import {
  type ContextValue,
  type PolicyKind,
  type RequestContext,
  requestContext,
} from "../../src/index.ts";
import { letters } from "./arbitrary-pattern.ts";
import { allFamilies, either, familyOf } from "./condition-families.ts";
import { words } from "./words.ts";

/** Keys of every family, some in other case, and one that no request has. */
const anyKey = fc.constantFrom(
  "aws:username",
  "AWS:principaltag/team",
  "aws:TagKeys",
  "a:Missing",
  ...allFamilies.map(({ key }) => key),
);
const anyGiven = fc.oneof(...allFamilies.map(({ given }) => given));
const anyWanted = fc.oneof(...allFamilies.map(({ wanted }) => wanted));

/** One condition as an entry of a condition block: mostly with a key and values of its operator's kind, at times with others. */
const conditionOf = (operator: OperatorName, nullIfExists: boolean): fc.Arbitrary<object> => {
  const { key, wanted } = familyOf(operator);
  const values = operator.startsWith("Date")
    ? wanted
    : fc.oneof({ weight: 12, arbitrary: wanted }, { weight: 1, arbitrary: anyWanted });
  return fc
    .tuple(
      fc.constantFrom("", "", "", "ForAllValues:", "ForAnyValue:"),
      fc.constantFrom("", "", "IfExists"),
      fc.oneof({ weight: 5, arbitrary: fc.constant(key) }, { weight: 1, arbitrary: anyKey }),
      fc.oneof(values, fc.array(values, { maxLength: 3 })),
    )
    .map(([set, exists, asked, list]) => ({
      [`${set}${operator}${operator === "Null" && !nullIfExists ? "" : exists}`]: { [asked]: list },
    }));
};

/** Entries of a condition block, in the grammar of a kind of policies: identity policies have no IfExists with Null. */
export const conditionEntries = (kind: PolicyKind): fc.Arbitrary<object> =>
  fc.oneof(
    ...operatorNames.map((operator) => ({
      weight: familyOf(operator).weight,
      arbitrary: conditionOf(operator, kind !== "identity"),
    })),
  );

/** The value of a key: mostly one of its family, at times several, none or anything. */
const contextValues = (values: fc.Arbitrary<string>): fc.Arbitrary<ContextValue | undefined> =>
  fc.oneof(
    { weight: 8, arbitrary: values },
    { weight: 4, arbitrary: fc.array(values, { maxLength: 3 }) },
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: anyGiven },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 5 }) },
  );

/** Contexts with the keys that conditions and variables ask for. */
export const contexts: fc.Arbitrary<RequestContext> = fc
  .tuple(
    ...[
      ...allFamilies,
      { key: "aws:username", given: either(words.texts, letters) },
      { key: "a:Account", given: either(["111122223333", "1:2", "*"]) },
    ].map(({ key, given }) => fc.tuple(fc.constant(key), contextValues(given))),
  )
  .map(requestContext);
