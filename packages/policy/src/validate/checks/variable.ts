import { globalConditionKeys } from "../../catalog/global-condition-keys.ts";
import { familyOf } from "../condition-rules.ts";
import { type Fault, type PlacedText, quoted } from "../finding.ts";
import type { LocatedStatement } from "../located-policy.ts";
import { resolveKey } from "../resolve-key.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { type VariableUse, variableUses } from "../variables.ts";

/** Variables: where they may stand, how they are written, and whether there are such ("IAM policy elements: Variables and tags"). */
export const checkVariables: StatementCheck = (statement, scope) => {
  for (const { text, place } of textsWithout(statement)) {
    if (!text.includes("${")) continue;
    const message = `Variables stand in Resource and in the values of conditions; in ${quoted(text)} they are plain text.`;
    scope.report("VARIABLE_UNSUPPORTED_IN_ELEMENT", place, message);
  }
  for (const resource of statement.resources?.texts ?? []) checkText(resource, scope);
  for (const { meaning, values } of statement.conditions) {
    const family = meaning === undefined ? "String" : familyOf(meaning.operator);
    for (const value of values) {
      if (family === "String" || family === "ARN") checkText(value, scope);
      else if (value.text.includes("${")) {
        const message = `Only operators of strings and ARNs take variables; here ${quoted(value.text)} is plain text.`;
        scope.report("INVALID_VARIABLE_FOR_OPERATOR", value.place, message);
      }
    }
  }
};

/** The texts in which variables stand for nothing. */
function textsWithout(statement: LocatedStatement): readonly PlacedText[] {
  return [
    ...(statement.actions?.texts ?? []),
    ...(statement.principals?.groups.flatMap(({ texts }) => texts) ?? []),
    ...statement.conditions.map(({ key }) => key),
  ];
}

function checkText({ text, place }: PlacedText, scope: Scope): void {
  const uses = variableUses(text);
  if (uses.length === 0) return;
  if (!scope.variables) {
    const message = `${quoted(text)} has a variable, which is plain text unless the policy has "Version": "2012-10-17".`;
    scope.report("VARIABLE_UNSUPPORTED_IN_VERSION", place, message);
    return;
  }
  for (const use of uses) {
    const fault = useFault(use, scope);
    if (fault !== undefined) scope.report(fault.code, place, fault.message);
  }
}

function useFault(use: VariableUse, scope: Scope): Fault | undefined {
  switch (use.kind) {
    case "character":
      return undefined;
    case "variable":
      return nameFault(use.name, scope);
    case "no-brace": {
      const message = `The variable in ${quoted(use.text)} is not closed: it lacks }.`;
      return { code: "MISSING_BRACE_IN_VARIABLE", message };
    }
    case "empty":
      return { code: "EMPTY_VARIABLE", message: "There is nothing in the braces of a variable." };
    case "no-quote": {
      const message = `The default of a variable stands in single quotes after a comma and a blank, not as in ${quoted(use.text)}.`;
      return { code: "MISSING_QUOTE_IN_VARIABLE", message };
    }
    case "space": {
      const message = `The name of a variable has no blanks: ${quoted(use.text)}.`;
      return { code: "UNSUPPORTED_SPACE_IN_VARIABLE", message };
    }
  }
}

/** Variables are condition keys with one value. */
function nameFault(name: string, { catalogs, didYouMean }: Scope): Fault | undefined {
  const resolved = resolveKey(name, catalogs);
  switch (resolved.kind) {
    case "claim":
      return undefined;
    case "global":
    case "service": {
      if (!resolved.key.multiValued) return undefined;
      const message = `\${${name}} has several values, and such a key is no variable: the text matches nothing.`;
      return { code: "MULTIVALUED_VARIABLE", message };
    }
    case "replaced":
    case "unfinished":
    case "no-format":
    case "unknown-global":
    case "unknown-service":
    case "unknown-key": {
      const candidates = globalConditionKeys.map((key) => key.name);
      const message = `There is no variable \${${name.slice(0, 64)}}, so the text matches nothing.${didYouMean(name, candidates)}`;
      return { code: "UNKNOWN_VARIABLE", message };
    }
  }
}
