import type { Condition, Statement } from "@ostiary/policy";
import { includesPattern } from "./pattern-inclusion.ts";

/** Whether two conditions say the same; their values have no order. */
const sameCondition = (a: Condition, b: Condition): boolean =>
  a.operator === b.operator &&
  a.qualifier === b.qualifier &&
  a.ifExists === b.ifExists &&
  a.key.toLowerCase() === b.key.toLowerCase() &&
  [...a.values].toSorted().join("\n") === [...b.values].toSorted().join("\n");

type Matched = Statement["actions"];

/** Whether one list of patterns takes in another, each pattern for itself. */
function includesMatched(outer: Matched, inner: Matched, fold: (text: string) => string): boolean {
  const takesIn = (wide: readonly string[], narrow: readonly string[]) =>
    narrow.every((one) => wide.some((other) => includesPattern(fold(other), fold(one))));
  if (!outer.negated && !inner.negated) return takesIn(outer.patterns, inner.patterns);
  // All but a few takes in all but more.
  if (outer.negated && inner.negated) return takesIn(inner.patterns, outer.patterns);
  return !outer.negated && outer.patterns.includes("*");
}

const lower = (text: string): string => text.toLowerCase();
const exactly = (text: string): string => text;

const samePrincipals = (a: Statement["principals"], b: Statement["principals"]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether a statement matches every request that another one matches. "Yes" is certain; "no" may only mean that it was not seen. */
export const includesStatement = (outer: Statement, inner: Statement): boolean =>
  samePrincipals(outer.principals, inner.principals) &&
  includesMatched(outer.actions, inner.actions, lower) &&
  (outer.resources === undefined ||
    inner.resources === undefined ||
    includesMatched(outer.resources, inner.resources, exactly)) &&
  outer.conditions.every((condition) =>
    inner.conditions.some((other) => sameCondition(condition, other)),
  );
