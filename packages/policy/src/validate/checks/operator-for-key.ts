import type { ConditionKey, KeyType } from "../../catalog/condition-key.ts";
import type { OperatorName, SetQualifier } from "../../document/policy.ts";
import { asksForPresence, conditionsOn, familyOf, needsKey } from "../condition-rules.ts";
import type { Fault } from "../finding.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";

/** The operators for each type of key. ARNs may be compared as strings, and strings that hold ARNs as ARNs. */
const operatorTypes: Readonly<Record<KeyType, readonly KeyType[]>> = {
  String: ["String", "ARN", "Binary"],
  ARN: ["ARN", "String"],
  Bool: ["Bool"],
  Numeric: ["Numeric"],
  Date: ["Date"],
  IPAddress: ["IPAddress"],
  Binary: ["Binary"],
};

/** Whether the operator goes with the type of the key, and its set qualifier with how many values the key has. */
export function operatorFaults(
  condition: LocatedCondition,
  key: ConditionKey,
  statement: LocatedStatement,
): readonly Fault[] {
  const { meaning } = condition;
  if (meaning === undefined || meaning.operator === "Null") return [];
  const several = key.multiValued
    ? severalFault(condition, meaning.qualifier, key, statement)
    : singleFault(meaning.qualifier, key);
  return [typeFault(condition, meaning.operator, key), several].filter(
    (fault) => fault !== undefined,
  );
}

function typeFault(
  { operator: written, values }: LocatedCondition,
  operator: OperatorName,
  { name, types }: ConditionKey,
): Fault | undefined {
  const family = familyOf(operator);
  const like = operator === "StringLike" || operator === "StringNotLike";
  if (like && types.every((type) => type === "ARN")) {
    const message = `${name} is an ARN: with ${written.text} a wildcard runs over its colons. Use ${operator.replace("String", "Arn")}.`;
    return { code: "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", message };
  }
  if (family === "Null" || types.some((type) => operatorTypes[type].includes(family))) return;
  // Addresses are compared with variables as strings: no other operator takes variables.
  const variables = values.length > 0 && values.every(({ text }) => text.includes("${"));
  if (family === "String" && variables) return;
  const message = `${name} is of type ${types.join(" or ")}; ${written.text} compares values of type ${family}.`;
  return { code: "TYPE_MISMATCH", message };
}

/** A key with several values meets no operator without a qualifier; with ForAllValues, an absent key meets everything. */
function severalFault(
  { operator, key }: LocatedCondition,
  qualifier: SetQualifier | undefined,
  { name }: ConditionKey,
  statement: LocatedStatement,
): Fault | undefined {
  if (qualifier === undefined) {
    const message = `${name} has several values, which ${operator.text} meets never: write ForAnyValue:${operator.text} or ForAllValues:${operator.text}.`;
    return { code: "MISSING_QUALIFIER", message };
  }
  if (qualifier !== "ForAllValues" || statement.effect !== "Allow") return;
  if (conditionsOn(statement, key.text.toLowerCase()).some(asksForPresence)) return;
  // A request with a certain tag brings tag keys.
  if (name === "aws:TagKeys" && conditionsOn(statement, "aws:requesttag/").some(needsKey)) return;
  const message = `ForAllValues also holds for requests without ${name}, so this Allow lets them in. Add "Null": {"${name}": "false"}.`;
  return { code: "FORALLVALUES_WITHOUT_NULL_CHECK", message };
}

function singleFault(
  qualifier: SetQualifier | undefined,
  { name }: ConditionKey,
): Fault | undefined {
  switch (qualifier) {
    case undefined:
      return undefined;
    case "ForAllValues": {
      const message = `${name} has one value; ForAllValues also holds for requests without it. Leave the qualifier out.`;
      return { code: "FORALLVALUES_WITH_SINGLE_VALUED_KEY", message };
    }
    case "ForAnyValue": {
      const code = name.endsWith(":aud")
        ? "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE"
        : "FORANYVALUE_WITH_SINGLE_VALUED_KEY";
      return { code, message: `${name} has one value: leave ForAnyValue out.` };
    }
  }
}
