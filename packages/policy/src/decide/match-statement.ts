import type { CompiledCondition } from "../condition/compile-condition.ts";
import { matches, unsetVariables, type VariableValues } from "../match/pattern.ts";
import { isSpared, matchPrincipal, type PrincipalMatch } from "../match/principal.ts";
import type { CompiledMatched, CompiledStatement } from "./compile-policy.ts";
import type { PolicyRequest } from "./request.ts";

/** Whether a statement applies to a request. */
export interface StatementMatch {
  readonly applies: boolean;
  /** How an applying statement names the caller; policies that name nobody speak of their bearer directly. */
  readonly principal: PrincipalMatch;
  /** Context keys that the statement asks for and the request lacks, where nothing else rules the statement out. */
  readonly missing: readonly string[];
}

/** What a layer asks of its statements. */
export interface MatchRules {
  /** The layer's policies name principals; a statement that names none applies to nobody. */
  readonly principals: boolean;
  /** The caller has a permissions boundary, to which every NotPrincipal with Deny applies. */
  readonly bounded: boolean;
}

const no: StatementMatch = Object.freeze({ applies: false, principal: undefined, missing: [] });

/** The variables that a request gives: keys with one value. */
export const variableValues =
  (request: PolicyRequest): VariableValues =>
  (name) => {
    const value = request.context.get(name);
    return typeof value === "string" ? value : undefined;
  };

function isMatched(matched: CompiledMatched, text: string, values?: VariableValues): boolean {
  const any = matched.patterns.some((pattern) => matches(pattern, text, values));
  return any !== matched.negated;
}

/** Holds a statement against a request, element by element. */
export function matchStatement(
  compiled: CompiledStatement,
  request: PolicyRequest,
  values: VariableValues,
  rules: MatchRules,
): StatementMatch {
  const { actions, resources, conditions } = compiled;
  if (!isMatched(actions, request.action.toLowerCase())) return no;
  const principal = rules.principals ? principalMatch(compiled, request, rules) : "direct";
  if (principal === undefined) return no;
  const unresolved = (resources?.patterns ?? []).flatMap((pattern) =>
    unsetVariables(pattern, values),
  );
  const reached = resources === undefined || isMatched(resources, request.resource, values);
  if (!reached && unresolved.length === 0) return no;
  const match = conditionsMatch(conditions, request, values, principal, unresolved);
  return reached ? match : { ...match, applies: false };
}

function principalMatch(
  { statement }: CompiledStatement,
  { principal: caller }: PolicyRequest,
  { bounded }: MatchRules,
): PrincipalMatch {
  if (statement.principals === undefined) return undefined;
  const { negated, named } = statement.principals;
  if (!negated) return matchPrincipal(named, caller);
  const excepted =
    statement.effect === "Deny"
      ? !bounded && isSpared(named, caller)
      : matchPrincipal(named, caller) !== undefined;
  return excepted ? undefined : "direct";
}

/** Every condition has to hold; those that fail for want of a key alone are reported as missing. */
function conditionsMatch(
  conditions: readonly CompiledCondition[],
  request: PolicyRequest,
  values: VariableValues,
  principal: PrincipalMatch,
  unresolved: readonly string[],
): StatementMatch {
  const missing = [...unresolved];
  let applies = true;
  for (const condition of conditions) {
    const { holds, lacking } = condition.test(request.context, values);
    if (!holds && lacking.length === 0) return no;
    missing.push(...lacking);
    applies &&= holds;
  }
  return { applies, principal, missing };
}
