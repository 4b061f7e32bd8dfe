import type { ContextValue, RequestContext } from "../decide/request.ts";
import type { Condition } from "../document/policy.ts";
import { matchesPieces } from "../match/glob.ts";
import {
  compilePattern,
  matches,
  type Pattern,
  resolved,
  resolveText,
  type TextPiece,
  unsetVariables,
  type VariableValues,
} from "../match/pattern.ts";
import { type Operator, operators } from "./operators.ts";

/** Whether a condition holds, and the context keys that it asks for and the request lacks. */
export interface ConditionResult {
  readonly holds: boolean;
  readonly lacking: readonly string[];
}

/** A condition that is ready to be held against requests. */
export interface CompiledCondition {
  test(context: RequestContext, values: VariableValues): ConditionResult;
}

const complete: readonly string[] = Object.freeze([]);
const holding: ConditionResult = Object.freeze({ holds: true, lacking: complete });
const failing: ConditionResult = Object.freeze({ holds: false, lacking: complete });
const known = (holds: boolean): ConditionResult => (holds ? holding : failing);

/** Compiles a condition. Variables stand for values only in policies of version 2012-10-17. */
export function compileCondition(condition: Condition, variables: boolean): CompiledCondition {
  const { operator } = condition;
  const test =
    operator === "Null"
      ? nullTest(condition)
      : valueTest(condition, operators[operator], variables);
  return Object.freeze({ test });
}

/** A key without values is as absent as one that is not there. */
function presentValue(context: RequestContext, key: string): ContextValue | undefined {
  const value = context.get(key);
  return value === undefined || typeof value === "string" || value.length > 0 ? value : undefined;
}

/** Null: "true" holds where the key is absent or empty, "false" where it is present with a value. A set qualifier means nothing here. */
function nullTest({ key, values }: Condition): CompiledCondition["test"] {
  const name = key.toLowerCase();
  const wanted = values.map((value) => value.toLowerCase());
  const lacking = Object.freeze([key]);
  return (context) => {
    const value = presentValue(context, name);
    const absent = value === undefined || isEmpty(value);
    const holds = wanted.includes(String(absent));
    return context.has(name) ? known(holds) : { holds, lacking };
  };
}

const isEmpty = (value: ContextValue): boolean =>
  typeof value === "string" ? value === "" : value.every((one) => one === "");

/** What a condition says without its key ("Condition operators": IfExists and negated operators are true; "Set operators"). */
function withoutKey({ qualifier, ifExists }: Condition, negated: boolean): boolean {
  if (ifExists || qualifier === "ForAllValues") return true;
  return qualifier === undefined && negated;
}

function valueTest(
  condition: Condition,
  operator: Operator,
  variables: boolean,
): CompiledCondition["test"] {
  const { key, qualifier } = condition;
  const name = key.toLowerCase();
  const matchers = condition.values.map((value) => matcher(operator, value, variables));
  const asking = matchers.flatMap(({ patterns }) => patterns);
  const absent: ConditionResult = Object.freeze({
    holds: withoutKey(condition, operator.negated),
    lacking: Object.freeze([key]),
  });
  return (context, variableValues) => {
    const value = presentValue(context, name);
    if (value === undefined) return context.has(name) ? known(absent.holds) : absent;
    const meets = (one: string): boolean => meetsValues(operator, matchers, one, variableValues);
    const holds = meetsQualifier(qualifier, value, meets);
    const lacking = asking.flatMap((pattern) => unsetVariables(pattern, variableValues));
    return lacking.length === 0 ? known(holds) : { holds, lacking };
  };
}

/**
 * The set operators ("Set operators for multivalued context keys"): over a null data set, such as an empty string, ForAllValues is
 * true and ForAnyValue false. Without a set operator, a key with several values meets nothing.
 */
function meetsQualifier(
  qualifier: Condition["qualifier"],
  value: ContextValue,
  meets: (one: string) => boolean,
): boolean {
  const given = typeof value === "string" ? [value] : value;
  switch (qualifier) {
    case "ForAllValues":
      return isEmpty(value) || given.every(meets);
    case "ForAnyValue":
      return !isEmpty(value) && given.some(meets);
    case undefined:
      return typeof value === "string" && meets(value);
  }
}

/**
 * Whether one request value meets the policy's values: any of them, or none of them for a negated operator. A policy value that is
 * not of the operator's type equals nothing, and leaves a negated operator without an answer, which is false.
 */
function meetsValues(
  operator: Operator,
  matchers: readonly Matcher[],
  request: string,
  variableValues: VariableValues,
): boolean {
  if (!operator.accepts(request)) return false;
  const results = matchers.map(({ match }) => match(request, variableValues));
  return operator.negated
    ? results.every((matched) => matched === false)
    : results.some((matched) => matched === true);
}

/** One value of a policy: how it is matched, and the patterns in it. */
interface Matcher {
  readonly match: (request: string, variableValues: VariableValues) => boolean | undefined;
  readonly patterns: readonly Pattern[];
}

function matcher(operator: Operator, value: string, variables: boolean): Matcher {
  const rules = { wildcards: false, variables, arn: false };
  switch (operator.form) {
    case "plain":
      return { match: (request) => operator.compare(request, value), patterns: [] };
    case "text": {
      const pattern = compilePattern(value, rules);
      return {
        match: (request, variableValues) => {
          const text = resolveText(pattern, variableValues);
          return text !== undefined && operator.compare(request, text) === true;
        },
        patterns: [pattern],
      };
    }
    case "wildcards": {
      const pattern = compilePattern(value, { ...rules, wildcards: true });
      return {
        match: (request, variableValues) => matches(pattern, request, variableValues),
        patterns: [pattern],
      };
    }
    case "arn": {
      const pattern = compilePattern(value, { ...rules, wildcards: true });
      const parts = pattern.fixed && partsOf(pattern.fixed);
      return {
        match: (request, variableValues) =>
          matchesArn(parts ?? partsOf(resolved(pattern, variableValues) ?? []), request),
        patterns: [pattern],
      };
    }
  }
}

/** The pieces of the six parts of an ARN, once its variables are replaced: a colon in a value parts, too. The last takes the rest. */
function partsOf(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  const parts: TextPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind !== "text") {
      parts.at(-1)?.push(piece);
      continue;
    }
    for (const [place, text] of arnParts(piece.text, arnColons + 1 - parts.length).entries()) {
      if (place > 0) parts.push([]);
      if (text !== "") parts.at(-1)?.push({ kind: "text", text });
    }
  }
  return parts;
}

const arnColons = 5;

/** A text parted at its colons, but no more often than the given times. */
function arnParts(text: string, colons: number): readonly string[] {
  const parts = text.split(":");
  return [
    ...parts.slice(0, colons),
    ...(parts.length > colons ? [parts.slice(colons).join(":")] : []),
  ];
}

/** ARNs match part by part ("Condition operators": each of the six parts is checked separately). A lone star is every ARN. */
function matchesArn(wanted: readonly (readonly TextPiece[])[], request: string): boolean {
  const [only] = wanted;
  if (wanted.length === 1 && only?.length === 1 && only[0]?.kind === "star") return true;
  const parts = arnParts(request, arnColons);
  return (
    parts.length === wanted.length &&
    wanted.every((pieces, place) => matchesPieces(pieces, parts[place] ?? ""))
  );
}
