import type { Condition, OperatorName } from "../document/policy.ts";
import { compilePattern, type VariableValues, variableText } from "../match/pattern.ts";
import { momentOf } from "./date.ts";

/** Values near one that a policy names, of the kind that an operator compares. */
type Near = (text: string) => readonly string[];

const itself: Near = (text) => [text];

const besideNumber: Near = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? [text, String(number - 1), String(number + 1)] : [text];
};

const second = 1000;

const besideDate: Near = (text) => {
  const { milliseconds = Number.NaN } = momentOf(text) ?? {};
  const beside = [milliseconds - second, milliseconds + second]
    .map((time) => new Date(time))
    .filter((date) => !Number.isNaN(date.getTime()))
    .map((date) => date.toISOString());
  return [text, ...beside];
};

const firstAddress: Near = (text) => [text.replace(/\/[0-9]+$/, "")];

const family = (operator: OperatorName): Near => {
  if (operator === "Null") return () => [];
  if (operator === "Bool") return () => ["true", "false"];
  if (operator.startsWith("Numeric")) return besideNumber;
  if (operator.startsWith("Date")) return besideDate;
  return operator.endsWith("IpAddress") ? firstAddress : itself;
};

const takesWildcards = (operator: OperatorName): boolean =>
  operator.endsWith("Like") || operator.startsWith("Arn");

const filling = "x";

/** What a value of a policy may stand for: its variables replaced, its wildcards filled; undefined where a variable has no value. */
function written(
  text: string,
  operator: OperatorName,
  variables: boolean,
  context: VariableValues,
): string | undefined {
  const rules = { wildcards: takesWildcards(operator), variables, arn: false };
  let whole = "";
  for (const piece of compilePattern(text, rules).pieces) {
    const part =
      piece.kind === "text"
        ? piece.text
        : piece.kind === "variable"
          ? variableText(piece, context)
          : filling;
    if (part === undefined) return undefined;
    whole += part;
  }
  return whole;
}

/** Values of a key of which some meet a condition, or do not meet it where it is negated, if there are such in its own words. */
export function exampleValues(
  { operator, values }: Condition,
  variables: boolean,
  context: VariableValues,
): readonly string[] {
  const near = family(operator);
  const texts = values.map((value) => written(value, operator, variables, context));
  return texts.filter((text) => text !== undefined).flatMap(near);
}
