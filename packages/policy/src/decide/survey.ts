import { type PrincipalMatch, stronger } from "../match/principal.ts";
import { isAbout } from "./compile-policy.ts";
import type { AttachedPolicy, DecidingStatement, LayerName, Layers } from "./layers.ts";
import { conditionsHold, missingKeys, principalMatch, reachesResource } from "./match-statement.ts";
import { accountOf, type PolicyRequest, type RequestPrincipal } from "./request.ts";

/** One set of policies that has to be asked: a layer, or one level of it. */
export interface Tier {
  readonly layer: LayerName;
  /** The level of the organization, from its root; undefined for layers without levels. */
  readonly level: number | undefined;
  readonly policies: readonly AttachedPolicy[];
  /** Whether its policies name principals. */
  readonly principals: boolean;
}

/** What the statements of a tier say to a request. */
export interface Survey {
  readonly layer: LayerName;
  readonly allows: readonly DecidingStatement[];
  readonly denies: readonly DecidingStatement[];
  /** The strongest way in which an Allow names the caller. */
  readonly grant: PrincipalMatch;
  readonly missing: readonly string[];
}

/** The layers that bear on callers who belong to no account: nothing is attached to them. */
const outsideLayers: ReadonlySet<LayerName> = new Set(["endpoint", "resourceControl", "resource"]);

/** Whether a layer bears on callers who belong to no account. */
export const isOutsideLayer = (layer: LayerName): boolean => outsideLayers.has(layer);

/** The tiers that bear on a caller, in AWS's order of evaluation. */
export function tiersOf(layers: Layers, caller: RequestPrincipal): readonly Tier[] {
  const inside = accountOf(caller) !== undefined;
  return allTiers(layers).filter(({ layer }) => inside || outsideLayers.has(layer));
}

/** Every tier of the layers, in AWS's order of evaluation. */
export function allTiers(layers: Layers): readonly Tier[] {
  const levels = (layer: LayerName, principals: boolean, of: Layers["serviceControl"] = []) =>
    of.map((policies, level) => ({ layer, level, policies, principals }));
  const one = (layer: LayerName, principals: boolean, policies?: readonly AttachedPolicy[]) =>
    policies === undefined ? [] : [{ layer, level: undefined, policies, principals }];
  return [
    ...one("endpoint", true, layers.endpoint),
    ...levels("resourceControl", true, layers.resourceControl),
    ...levels("serviceControl", false, layers.serviceControl),
    ...levels("scopeDown", false, layers.scopeDown),
    ...one("resource", true, layers.resource && [layers.resource]),
    ...one("identity", false, layers.identity),
    ...one("boundary", false, layers.boundary && [layers.boundary]),
    ...one("session", false, layers.session),
  ];
}

/** Holds every statement of a tier against a request, and says all that is to be said. */
export function survey(tier: Tier, request: PolicyRequest, bounded: boolean): Survey {
  const allows: DecidingStatement[] = [];
  const denies: DecidingStatement[] = [];
  const missing: string[] = [];
  const rules = { principals: tier.principals, bounded };
  const action = request.action.toLowerCase();
  let grant: PrincipalMatch;
  for (const { id, source, policy } of tier.policies) {
    for (const compiled of policy.statements) {
      if (!isAbout(compiled, action)) continue;
      const principal = principalMatch(compiled, request.principal, rules);
      if (principal === undefined) continue;
      missing.push(...missingKeys(compiled, request));
      if (!reachesResource(compiled, request) || !conditionsHold(compiled, request)) continue;
      const { statement, index } = compiled;
      const deciding = { layer: tier.layer, policy: id, source, statement, index };
      if (statement.effect === "Deny") denies.push(deciding);
      else {
        allows.push(deciding);
        grant = stronger(grant, principal);
      }
    }
  }
  return { layer: tier.layer, allows, denies, grant, missing };
}
