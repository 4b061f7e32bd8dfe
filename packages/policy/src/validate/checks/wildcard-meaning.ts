import { sensitiveKeys } from "../../catalog/global-condition-keys.ts";
import { familyOf, isNegated, keyName } from "../condition-rules.ts";
import { type Fault, quoted } from "../finding.ts";
import type { LocatedCondition } from "../located-policy.ts";
import { resolveKey } from "../resolve-key.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { variableNames } from "../variables.ts";

/** What wildcards and variables in the values of conditions come to. */
export const checkWildcardMeaning: StatementCheck = ({ conditions }, scope) => {
  for (const condition of conditions) {
    const { meaning, key, values } = condition;
    if (meaning === undefined) continue;
    const family = familyOf(meaning.operator);
    if (family !== "String" && family !== "ARN") continue;
    const wild = family === "ARN" || meaning.operator.endsWith("Like");
    const name = keyName(condition);
    const guarded = sensitiveKeys.has(name) || name === userId;
    for (const { text, place } of guarded ? values : []) {
      const fault = name === userId ? userIdFault(text, wild) : breadthFault(key.text, text, wild);
      if (fault !== undefined) scope.report(fault.code, place, fault.message);
    }
    if (!wild || guarded || !values.some(({ text }) => /^\*+$/.test(text))) continue;
    const { code, message } = starFault(condition, meaning, scope);
    scope.report(code, key.place, message);
  }
};

const userId = "aws:userid";

/** Variables whose values the caller does not choose. */
const givenVariables: ReadonlySet<string> = new Set([...sensitiveKeys, "aws:ec2instancesourcevpc"]);

/** Keys that name an account, an organization or a network, in which a pattern or a caller's word is never right. */
function breadthFault(key: string, text: string, wild: boolean): Fault | undefined {
  const chosen = variableNames(text).some((name) => !givenVariables.has(name.toLowerCase()));
  if (wild && /[*?]/.test(text.replace(/\$\{[^}]*\}/g, ""))) {
    const message = `${quoted(text)} has a wildcard. ${key} names one account, organization or network: give it in full.`;
    return { code: "WILDCARD_USAGE_TOO_PERMISSIVE", message };
  }
  if (!chosen) return undefined;
  const message = `${quoted(text)} has a variable whose value a caller may choose. Give the value of ${key} in full.`;
  return { code: "VARIABLE_USAGE_TOO_PERMISSIVE", message };
}

/** aws:userid is id:name: a wildcard or variable may stand after the colon, or be all that is before it. */
function userIdFault(text: string, wild: boolean): Fault | undefined {
  const [id = "", ...name] = text.replace(/\$\{[^}]*\}/g, "$").split(":");
  const alone = name.length > 0 && id.length === 1;
  if (alone || !/[*?$]/.test(id)) return undefined;
  const advice = "Let it stand after the colon, or alone before it.";
  if (id.includes("$")) {
    const message = `${quoted(text)} lets a variable be part of the id. ${advice}`;
    return { code: "VARIABLE_USAGE_TOO_PERMISSIVE", message };
  }
  if (!wild) return undefined;
  const message = `${quoted(text)} lets a wildcard be part of the id. ${advice}`;
  return { code: "WILDCARD_USAGE_TOO_PERMISSIVE", message };
}

type Meaning = NonNullable<LocatedCondition["meaning"]>;

/** What a condition says when one of its values is "*": every value there is. */
function starFault(
  { key, operator }: LocatedCondition,
  { operator: name, qualifier, ifExists }: Meaning,
  { catalogs }: Scope,
): Fault {
  const nullIs = (value: string): string => `write "Null": {"${key.text}": "${value}"} instead`;
  if (!isNegated(name)) {
    if (ifExists || qualifier === "ForAllValues") {
      const message = `${operator.text} with "*" holds for every request: leave the condition out.`;
      return { code: "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", message };
    }
    const message = `${operator.text} with "*" asks only whether the key is there: ${nullIs("false")}.`;
    return { code: "EQUIVALENT_TO_NULL_FALSE", message };
  }
  const resolved = resolveKey(key.text, catalogs);
  const always = resolved.kind === "global" && resolved.key.present === "always";
  if (qualifier === "ForAnyValue" || (always && !key.text.includes("/"))) {
    const message = `${operator.text} with "*" holds for no request, so the statement says nothing.`;
    return { code: "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION", message };
  }
  const message = `${operator.text} with "*" asks only whether the key is absent: ${nullIs("true")}.`;
  return { code: "EQUIVALENT_TO_NULL_TRUE", message };
}
