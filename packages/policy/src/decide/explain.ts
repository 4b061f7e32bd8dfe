import type { DecidingStatement, Decision, LayerName, Layers } from "./layers.ts";
import { accountOf, isOwnRoot, type PolicyRequest } from "./request.ts";
import { type Survey, survey, tiersOf } from "./survey.ts";

/** What a layer says once nothing is denied outright. */
interface Verdict {
  readonly stopped: LayerName | undefined;
  readonly granted: readonly DecidingStatement[];
}

/**
 * Decides a request and says why ("How AWS enforcement code logic evaluates requests to allow or deny access"): a Deny anywhere
 * ends it; then every layer in AWS's order has to let it pass. Holds every statement against the request; `decide` gives the same
 * result without the reasons, and much faster.
 */
export function explain(request: PolicyRequest, layers: Layers): Decision {
  const tiers = tiersOf(layers, request.principal);
  const bounded = tiers.some(({ layer }) => layer === "boundary");
  const surveys = tiers.map((tier) => survey(tier, request, bounded));
  const missingContext = missingKeys(request, surveys);
  const denial = surveys.find(({ denies }) => denies.length > 0);
  if (denial !== undefined) {
    const statements = surveys.flatMap(({ denies }) => denies);
    return { result: "explicitDeny", layer: denial.layer, statements, missingContext };
  }
  const { stopped, granted } = verdict(request, layers, surveys);
  return stopped === undefined
    ? { result: "allowed", statements: granted, missingContext }
    : { result: "implicitDeny", layer: stopped, statements: [], missingContext };
}

/** Each key once, ignoring case, as it is first written. A key with several values is no variable, but it is there. */
function missingKeys({ context }: PolicyRequest, surveys: readonly Survey[]): readonly string[] {
  const keys = new Map<string, string>();
  for (const key of surveys.flatMap(({ missing }) => missing)) {
    const name = key.toLowerCase();
    if (!keys.has(name) && !context.has(name)) keys.set(name, key);
  }
  return [...keys.values()];
}

const stop = (layer: LayerName): Verdict => ({ stopped: layer, granted: [] });
const pass = (...surveys: readonly (Survey | undefined)[]): Verdict => ({
  stopped: undefined,
  granted: surveys.flatMap((of) => of?.allows ?? []),
});

const gates: readonly LayerName[] = ["endpoint", "resourceControl", "serviceControl", "scopeDown"];

function verdict(request: PolicyRequest, layers: Layers, surveys: readonly Survey[]): Verdict {
  const closed = surveys.find(({ layer, allows }) => gates.includes(layer) && allows.length === 0);
  if (closed !== undefined) return stop(closed.layer);
  const of = (layer: LayerName): Survey | undefined => surveys.find((one) => one.layer === layer);
  const resource = of("resource");
  const account = accountOf(request.principal);
  if (account === undefined) {
    // Anonymous callers, services and people an identity provider vouches for have no policies of their own.
    return resource?.grant === "direct" ? pass(resource) : stop("resource");
  }
  const sameAccount = (request.resourceAccount ?? account) === account;
  const own = ownPolicies(request, layers, of);
  if (!sameAccount) {
    if (own.stopped !== undefined) return own;
    return resource?.grant === undefined ? stop("resource") : join(own, resource);
  }
  if (resource?.grant === "direct") return pass(resource);
  if (resource?.grant === "role") {
    const limited = limits(request, layers, of);
    return limited === undefined ? pass(resource) : stop(limited);
  }
  if (layers.resourceTrust === "required" && resource?.grant === undefined) return stop("resource");
  return own.stopped === undefined ? join(own, resource) : own;
}

const join = (own: Verdict, resource: Survey | undefined): Verdict => ({
  stopped: undefined,
  granted: [...own.granted, ...(resource?.allows ?? [])],
});

/** What the caller's own policies say: identity, boundary and session together. */
function ownPolicies(
  request: PolicyRequest,
  layers: Layers,
  of: (layer: LayerName) => Survey | undefined,
): Verdict {
  const { principal } = request;
  const identity = of("identity");
  // The root user may do everything in its account without a policy.
  if (!isOwnRoot(principal) && (identity === undefined || identity.allows.length === 0))
    return stop("identity");
  const limited = limits(request, layers, of);
  return limited === undefined ? pass(identity, of("boundary"), of("session")) : stop(limited);
}

/**
 * The layer, of those that only limit, that does not allow. A federated user's session without session policies is allowed
 * nothing that does not name the session itself ("GetFederationToken").
 */
function limits(
  { principal }: PolicyRequest,
  layers: Layers,
  of: (layer: LayerName) => Survey | undefined,
): "boundary" | "session" | undefined {
  if (layers.boundary !== undefined && of("boundary")?.allows.length === 0) return "boundary";
  if (layers.session === undefined) {
    return principal.kind === "federated-user" ? "session" : undefined;
  }
  if (of("session")?.allows.length === 0) return "session";
  return undefined;
}
