import type { RequestContext } from "../decide/request.ts";
import type { Condition, OperatorName } from "../document/policy.ts";
import {
  compilePattern,
  matches,
  type Pattern,
  resolveText,
  type VariableValues,
} from "../match/pattern.ts";
import { type Operator, operators } from "./operators.ts";

/** Whether a condition holds, and whether the request lacked the key that it asks for. */
export interface ConditionResult {
  readonly holds: boolean;
  readonly missing: boolean;
}

/** A condition that is ready to be held against requests. */
export interface CompiledCondition {
  readonly key: string;
  test(context: RequestContext, values: VariableValues): ConditionResult;
}

const result = (holds: boolean, missing = false): ConditionResult => ({ holds, missing });

/** Compiles a condition. Variables stand for values only in policies of version 2012-10-17. */
export function compileCondition(condition: Condition, variables: boolean): CompiledCondition {
  const key = condition.key.toLowerCase();
  const test =
    condition.operator === "Null"
      ? nullTest(condition, key)
      : valueTest(condition, condition.operator, key, variables);
  return Object.freeze({ key, test });
}

/** Null: "true" holds where the key is absent, "false" where it is present with a value. */
function nullTest({ values }: Condition, key: string): CompiledCondition["test"] {
  const wanted = values.map((value) => value.toLowerCase());
  return (context) => {
    const value = context.get(key);
    const absent = value === undefined || value.length === 0;
    return result(wanted.includes(String(absent)));
  };
}

function valueTest(
  { qualifier, ifExists, values }: Condition,
  name: Exclude<OperatorName, "Null">,
  key: string,
  variables: boolean,
): CompiledCondition["test"] {
  const operator = operators[name];
  const compareOne = comparison(operator, values, variables);
  return (context, variableValues) => {
    const value = context.get(key);
    if (value === undefined) {
      if (qualifier === "ForAllValues" || ifExists) return result(true, true);
      if (qualifier === "ForAnyValue") return result(false, true);
      return result(operator.negated, true);
    }
    const given = typeof value === "string" ? [value] : value;
    switch (qualifier) {
      case "ForAllValues":
        return result(given.every((one) => one === "" || compareOne(one, variableValues)));
      case "ForAnyValue":
        return result(given.some((one) => compareOne(one, variableValues)));
      case undefined:
        // A key with several values needs a set operator; without one the condition holds for no request.
        return result(typeof value === "string" && compareOne(value, variableValues));
    }
  };
}

/** Whether one request value meets the policy's values: any of them, or none of them for a negated operator. */
function comparison(
  operator: Operator,
  values: readonly string[],
  variables: boolean,
): (request: string, variableValues: VariableValues) => boolean {
  const matchers = values.map((value) => matcher(operator, value, variables));
  return (request, variableValues) => {
    if (!operator.accepts(request)) return false;
    let any = false;
    for (const match of matchers) {
      const matched = match(request, variableValues);
      if (matched === undefined) return false;
      any ||= matched;
    }
    return any !== operator.negated;
  };
}

type Matcher = (request: string, variableValues: VariableValues) => boolean | undefined;

function matcher(operator: Operator, value: string, variables: boolean): Matcher {
  const rules = { wildcards: false, variables, arn: false };
  switch (operator.form) {
    case "plain":
      return (request) => operator.compare(request, value);
    case "text": {
      const pattern = compilePattern(value, rules);
      return (request, variableValues) => {
        const text = resolveText(pattern, variableValues);
        return text !== undefined && operator.compare(request, text) === true;
      };
    }
    case "wildcards": {
      const pattern = compilePattern(value, { ...rules, wildcards: true });
      return (request, variableValues) => matches(pattern, request, variableValues);
    }
    case "arn": {
      const parts = arnPatterns(value, variables);
      return (request, variableValues) => matchesArn(parts, request, variableValues);
    }
  }
}

/** The six parts of an ARN; the last takes the rest, colons and all. A colon inside a variable does not part. */
function arnParts(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let braces = 0;
  for (let at = 0; at < text.length && parts.length < 5; at += 1) {
    if (text[at] === "{") braces += 1;
    else if (text[at] === "}") braces = Math.max(0, braces - 1);
    else if (text[at] === ":" && braces === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const arnPatterns = (value: string, variables: boolean): readonly Pattern[] =>
  arnParts(value).map((part) => compilePattern(part, { wildcards: true, variables, arn: false }));

function matchesArn(
  patterns: readonly Pattern[],
  request: string,
  variableValues: VariableValues,
): boolean {
  const [only] = patterns;
  // A lone star is every ARN.
  if (patterns.length === 1 && only?.pieces.length === 1 && only.pieces[0]?.kind === "star")
    return true;
  const parts = arnParts(request);
  return (
    parts.length === patterns.length &&
    patterns.every((pattern, place) => matches(pattern, parts[place] ?? "", variableValues))
  );
}
