import { unsetVariables } from "../match/pattern.ts";
import { isSpared, matchPrincipal, type PrincipalMatch } from "../match/principal.ts";
import { type CompiledStatement, isTakenIn } from "./compile-policy.ts";
import type { PolicyRequest, RequestPrincipal } from "./request.ts";

/** What a layer asks of its statements. */
export interface MatchRules {
  /** The layer's policies name principals; a statement that names none applies to nobody. */
  readonly principals: boolean;
  /** The caller has a permissions boundary, to which every NotPrincipal with Deny applies. */
  readonly bounded: boolean;
}

/** How a statement names the caller; policies that name nobody speak of their bearer directly. */
export function principalMatch(
  { principals, statement }: CompiledStatement,
  caller: RequestPrincipal,
  rules: MatchRules,
): PrincipalMatch {
  if (!rules.principals) return "direct";
  if (principals === undefined) return undefined;
  if (!principals.negated) return matchPrincipal(principals.named, caller);
  const excepted =
    statement.effect === "Deny"
      ? !rules.bounded && isSpared(principals.named, caller)
      : matchPrincipal(principals.named, caller) !== undefined;
  return excepted ? undefined : "direct";
}

/** Whether a statement's Resource or NotResource takes in the resource of a request; one without either does. */
export function reachesResource(
  { resources }: CompiledStatement,
  { resource, context }: PolicyRequest,
): boolean {
  return resources === undefined || isTakenIn(resources, resource, context);
}

/** Whether every condition of a statement holds. */
export function conditionsHold(
  { conditions }: CompiledStatement,
  { context }: PolicyRequest,
): boolean {
  for (const condition of conditions) if (!condition.holds(context)) return false;
  return true;
}

const complete: readonly string[] = Object.freeze([]);

/**
 * The context keys for want of which a statement does not apply, or may apply otherwise, where nothing else rules it out; as the
 * policy writes them.
 */
export function missingKeys(
  compiled: CompiledStatement,
  request: PolicyRequest,
): readonly string[] {
  const { resources, conditions } = compiled;
  const { context } = request;
  const unresolved = (resources?.patterns ?? []).flatMap((pattern) =>
    unsetVariables(pattern, context),
  );
  if (unresolved.length === 0 && !reachesResource(compiled, request)) return complete;
  const missing = [...unresolved];
  for (const condition of conditions) {
    const lacking = condition.lacking(context);
    if (lacking.length === 0 && !condition.holds(context)) return complete;
    missing.push(...lacking);
  }
  return missing;
}
