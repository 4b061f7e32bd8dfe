import type { KeyType } from "../catalog/condition-key.ts";
import type { OperatorName } from "../document/policy.ts";
import type { LocatedCondition, LocatedStatement } from "./located-policy.ts";

/** What an operator compares; Null compares nothing. */
export type OperatorFamily = KeyType | "Null";

const families: readonly (readonly [start: string, family: OperatorFamily])[] = [
  ["String", "String"],
  ["Numeric", "Numeric"],
  ["Date", "Date"],
  ["Bool", "Bool"],
  ["Binary", "Binary"],
  ["IpAddress", "IPAddress"],
  ["NotIpAddress", "IPAddress"],
  ["Arn", "ARN"],
];

/** The family of an operator. */
export const familyOf = (operator: OperatorName): OperatorFamily =>
  families.find(([start]) => operator.startsWith(start))?.[1] ?? "Null";

/** Whether an operator holds where nothing matches. */
export const isNegated = (operator: OperatorName): boolean => operator.includes("Not");

/** The name of a condition's key, in lower case. */
export const keyName = ({ key }: LocatedCondition): string => key.text.toLowerCase();

/** The conditions of a statement on a key, by its name in lower case or, with a slash at its end, by its beginning. */
export const conditionsOn = (
  { conditions }: LocatedStatement,
  name: string,
): readonly LocatedCondition[] =>
  conditions.filter((condition) =>
    name.endsWith("/") ? keyName(condition).startsWith(name) : keyName(condition) === name,
  );

/** Whether a statement has a condition on a key. */
export const hasKey = (statement: LocatedStatement, name: string): boolean =>
  conditionsOn(statement, name).length > 0;

/** Whether a condition is Null with "false": the key has to be there. */
export const asksForPresence = ({ meaning, values }: LocatedCondition): boolean =>
  meaning?.operator === "Null" && values.every(({ text }) => text.toLowerCase() === "false");

/** Whether a condition is false for requests that do not bring its key ("Condition operators"). */
export function needsKey(condition: LocatedCondition): boolean {
  if (condition.meaning === undefined) return false;
  const { operator, qualifier, ifExists } = condition.meaning;
  if (operator === "Null") return asksForPresence(condition);
  if (ifExists || qualifier === "ForAllValues") return false;
  return qualifier === "ForAnyValue" || !isNegated(operator);
}
