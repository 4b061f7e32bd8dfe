import type { ActionPlan, CompiledLayers, TierPlan } from "./compile-layers.ts";
import type { LayerName, Outcome } from "./layers.ts";
import type { MatchRules } from "./match-statement.ts";
import { hasAccount, isOwnRoot, type PolicyRequest } from "./request.ts";
import { anyApplies, strongestGrant } from "./statement-index.ts";

const layerNames: readonly LayerName[] = [
  "endpoint",
  "resourceControl",
  "serviceControl",
  "scopeDown",
  "resource",
  "identity",
  "boundary",
  "session",
];

const outcomes = (result: Outcome["result"]): Readonly<Record<LayerName, Outcome>> => {
  const byLayer = layerNames.map((layer) => [layer, Object.freeze({ result, layer })]);
  // INVARIANT: every layer is listed above.
  return Object.freeze(Object.fromEntries(byLayer));
};

// Every outcome there is, so that deciding makes none.
const allowed: Outcome = Object.freeze({ result: "allowed" });
const denied = outcomes("explicitDeny");
const stopped = outcomes("implicitDeny");

const ruleTable = {
  naming: Object.freeze({ principals: true, bounded: false }),
  namingBounded: Object.freeze({ principals: true, bounded: true }),
  bearing: Object.freeze({ principals: false, bounded: false }),
} as const satisfies Record<string, MatchRules>;

const rulesOf = ({ principals }: TierPlan, bounded: boolean): MatchRules => {
  if (!principals) return ruleTable.bearing;
  return bounded ? ruleTable.namingBounded : ruleTable.naming;
};

/**
 * Decides a request ("How AWS enforcement code logic evaluates requests to allow or deny access"): a Deny anywhere ends it; then
 * every layer in AWS's order has to let it pass. Makes nothing on its way. `explain` says why.
 */
export function decide(request: PolicyRequest, { layers, about }: CompiledLayers): Outcome {
  const plan = about(request.action);
  const inside = hasAccount(request.principal);
  const bounded = inside && layers.boundary !== undefined;
  for (const tier of plan.denying) {
    if (!inside && !tier.outside) continue;
    if (anyApplies(tier.denies, request, rulesOf(tier, bounded))) return denied[tier.layer];
  }
  for (const tier of plan.gates) {
    if (!inside && !tier.outside) continue;
    if (!anyApplies(tier.allows, request, rulesOf(tier, bounded))) return stopped[tier.layer];
  }
  const { resource } = plan;
  const grant = resource && strongestGrant(resource.allows, request, rulesOf(resource, bounded));
  if (!inside) {
    // Anonymous callers, services and people an identity provider vouches for have no policies of their own.
    return grant === "direct" ? allowed : stopped.resource;
  }
  if (!isSameAccount(request)) {
    const own = ownPolicies(request, layers, plan);
    if (own !== undefined) return stopped[own];
    return grant === undefined ? stopped.resource : allowed;
  }
  if (grant === "direct") return allowed;
  if (grant === undefined && layers.resourceTrust === "required") return stopped.resource;
  const stop =
    grant === "role" ? limits(request, layers, plan) : ownPolicies(request, layers, plan);
  return stop === undefined ? allowed : stopped[stop];
}

const isSameAccount = ({ principal, resourceAccount }: PolicyRequest): boolean =>
  resourceAccount === undefined ||
  ("account" in principal && principal.account === resourceAccount);

/** The layer of the caller's own policies that does not let a request pass: identity, boundary or session. */
function ownPolicies(
  request: PolicyRequest,
  layers: CompiledLayers["layers"],
  plan: ActionPlan,
): LayerName | undefined {
  // The root user may do everything in its account without a policy.
  if (!isOwnRoot(request.principal)) {
    const { identity } = plan;
    if (identity === undefined || !anyApplies(identity.allows, request, ruleTable.bearing)) {
      return "identity";
    }
  }
  return limits(request, layers, plan);
}

/**
 * The layer, of those that only limit, that does not allow. A federated user's session without session policies is allowed
 * nothing that does not name the session itself ("GetFederationToken").
 */
function limits(
  request: PolicyRequest,
  layers: CompiledLayers["layers"],
  { boundary, session }: ActionPlan,
): LayerName | undefined {
  if (boundary !== undefined && !anyApplies(boundary.allows, request, ruleTable.bearing)) {
    return "boundary";
  }
  if (layers.session === undefined) {
    return request.principal.kind === "federated-user" ? "session" : undefined;
  }
  return session !== undefined && !anyApplies(session.allows, request, ruleTable.bearing)
    ? "session"
    : undefined;
}
