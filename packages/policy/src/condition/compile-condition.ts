import type { ContextValue, RequestContext } from "../decide/request.ts";
import type { Condition } from "../document/policy.ts";
import { unsetVariables } from "../match/pattern.ts";
import { type Operator, operators } from "./operators.ts";

/** What a condition says, ready to be held against requests. */
interface Meaning {
  readonly holds: (context: RequestContext) => boolean;
  /** The context keys that the condition asks for and the request lacks, as the policy writes them. */
  readonly lacking: (context: RequestContext) => readonly string[];
}

/** A condition that is ready to be held against requests. */
export interface CompiledCondition extends Meaning {
  readonly condition: Condition;
}

/** Compiles a condition. Variables stand for values only in policies of version 2012-10-17. */
export function compileCondition(condition: Condition, variables: boolean): CompiledCondition {
  const { operator } = condition;
  const { holds, lacking } =
    operator === "Null"
      ? nullCondition(condition)
      : valueCondition(condition, operators[operator], variables);
  return Object.freeze({ condition, holds, lacking });
}

const complete: readonly string[] = Object.freeze([]);

/** Null: "true" holds where the key is absent or empty, "false" where it is present with a value. A set qualifier means nothing here. */
function nullCondition({ key, values }: Condition): Meaning {
  const name = key.toLowerCase();
  const wanted = values.map((value) => value.toLowerCase());
  const wantsAbsent = wanted.includes("true");
  const wantsPresent = wanted.includes("false");
  const lacking = Object.freeze([key]);
  return {
    holds(context) {
      const value = context.get(name);
      return value === undefined || isEmpty(value) ? wantsAbsent : wantsPresent;
    },
    lacking: (context) => (context.has(name) ? complete : lacking),
  };
}

/** Whether a value is none: an empty text, or a list of nothing else. */
function isEmpty(value: ContextValue): boolean {
  if (typeof value === "string") return value === "";
  for (const one of value) if (one !== "") return false;
  return true;
}

/** What a condition says without its key ("Condition operators": IfExists and negated operators are true; "Set operators"). */
function withoutKey({ qualifier, ifExists }: Condition, negated: boolean): boolean {
  if (ifExists || qualifier === "ForAllValues") return true;
  return qualifier === undefined && negated;
}

function valueCondition(
  condition: Condition,
  { negated, prepare }: Operator,
  variables: boolean,
): Meaning {
  const { key, qualifier } = condition;
  const name = key.toLowerCase();
  const { meets, patterns } = prepare(condition.values, variables);
  const absent = withoutKey(condition, negated);
  const lacking = Object.freeze([key]);
  return {
    holds(context) {
      const value = context.get(name);
      if (value === undefined || (value.length === 0 && typeof value !== "string")) return absent;
      // A key with several values meets nothing without a set operator.
      if (qualifier === undefined) return typeof value === "string" && meets(value, context);
      return meetsSet(qualifier, value, meets, context);
    },
    lacking: (context) =>
      context.has(name) ? patterns.flatMap((pattern) => unsetVariables(pattern, context)) : lacking,
  };
}

/**
 * The set operators ("Set operators for multivalued context keys"): over a null data set, such as an empty string, ForAllValues is
 * true and ForAnyValue false.
 */
function meetsSet(
  qualifier: "ForAllValues" | "ForAnyValue",
  value: ContextValue,
  meets: (one: string, context: RequestContext) => boolean,
  context: RequestContext,
): boolean {
  const all = qualifier === "ForAllValues";
  if (isEmpty(value)) return all;
  if (typeof value === "string") return meets(value, context);
  for (const one of value) if (meets(one, context) !== all) return !all;
  return all;
}
