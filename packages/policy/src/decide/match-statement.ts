import { matches, type VariableValues } from "../match/pattern.ts";
import { matchPrincipal, type PrincipalMatch } from "../match/principal.ts";
import type { CompiledMatched, CompiledStatement } from "./compile-policy.ts";
import type { PolicyRequest } from "./request.ts";

/** Whether a statement applies to a request. */
export type StatementMatch =
  | { readonly applies: true; readonly principal: PrincipalMatch }
  /** `missing`: the statement would have got further if the request had these context keys. */
  | { readonly applies: false; readonly missing: readonly string[] };

/** What a layer asks of its statements. */
export interface MatchRules {
  /** The layer's policies name principals; a statement that names none applies to nobody. */
  readonly principals: boolean;
  /** The caller has a permissions boundary, to which every NotPrincipal with Deny applies. */
  readonly bounded: boolean;
}

const no: StatementMatch = Object.freeze({ applies: false, missing: [] });

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
  { statement, actions, resources, conditions }: CompiledStatement,
  request: PolicyRequest,
  values: VariableValues,
  rules: MatchRules,
): StatementMatch {
  if (!isMatched(actions, request.action.toLowerCase())) return no;
  if (resources !== undefined && !isMatched(resources, request.resource, values)) return no;
  let principal: PrincipalMatch = "direct";
  if (rules.principals) {
    if (statement.principals === undefined) return no;
    const { negated, named } = statement.principals;
    const match = matchPrincipal(named, request.principal);
    const always = negated && statement.effect === "Deny" && rules.bounded;
    if (!always && negated === (match !== undefined)) return no;
    principal = negated ? "direct" : match;
  }
  const missing: string[] = [];
  let holds = true;
  for (const condition of conditions) {
    const tested = condition.test(request.context, values);
    if (tested.holds) continue;
    holds = false;
    if (tested.missing) missing.push(condition.key);
    else return no;
  }
  return holds ? { applies: true, principal } : { applies: false, missing };
}
