import type {
  Decision,
  LayerName,
  Policy,
  PolicyRequest,
  RequestPrincipal,
  Statement,
} from "../../src/index.ts";
import { conditionHolds } from "./conditions.ts";
import { matchesAction, matchesResource } from "./pattern.ts";
import { isOfRoot, type Naming, namingOf, spares } from "./principals.ts";

/** The layers of a request with their policies as they are parsed. */
export interface ParsedLayers {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  readonly session?: readonly Policy[];
  readonly resource?: Policy;
  readonly resourceTrust?: "ordinary" | "required";
  readonly serviceControl?: readonly (readonly Policy[])[];
  readonly resourceControl?: readonly (readonly Policy[])[];
  readonly endpoint?: readonly Policy[];
  readonly scopeDown?: readonly (readonly Policy[])[];
}

/** What policies together say of a request. */
interface Saying {
  readonly denies: boolean;
  readonly allows: boolean;
  /** Of the Allows that name principals, the strongest naming. */
  readonly naming: Naming | undefined;
}

const strengths: readonly Naming[] = ["account", "origin", "direct"];

/** Who has full access and no identity policies: the root user, and federated users of it. */
const isRoot = (caller: RequestPrincipal): boolean => caller.kind === "root" || isOfRoot(caller);

/**
 * What is decided of a request, by the rules of "How AWS enforcement code logic evaluates requests to allow or deny access",
 * "Policy evaluation for requests within a single account" and "Cross-account policy evaluation logic".
 */
export function referenceDecision(
  request: PolicyRequest,
  layers: ParsedLayers,
): Pick<Decision, "result" | "layer"> {
  const caller = request.principal;
  const account = "account" in caller ? caller.account : undefined;
  const bounded = account !== undefined && layers.boundary !== undefined;
  const hear = (policies: readonly Policy[], addressed = false): Saying =>
    saying(policies, request, addressed, bounded);

  const endpoint = layers.endpoint && hear(layers.endpoint, true);
  const resourceControl = layers.resourceControl?.map((level) => hear(level, true)) ?? [];
  const serviceControl =
    account === undefined ? [] : (layers.serviceControl?.map((level) => hear(level)) ?? []);
  const scopeDown =
    account === undefined ? [] : (layers.scopeDown?.map((step) => hear(step)) ?? []);
  const resource = hear(layers.resource ? [layers.resource] : [], true);
  // Whom AWS lets have none of these is limited by them where they are given all the same, as sessions of root are by theirs.
  const identity = account === undefined ? undefined : hear(layers.identity);
  const boundary = bounded && layers.boundary ? hear([layers.boundary]) : undefined;
  const session = account !== undefined && layers.session ? hear(layers.session) : undefined;

  const gates: readonly (readonly [LayerName, readonly Saying[]])[] = [
    ["endpoint", endpoint ? [endpoint] : []],
    ["resourceControl", resourceControl],
    ["serviceControl", serviceControl],
    ["scopeDown", scopeDown],
  ];
  const all: typeof gates = [
    ...gates,
    ["resource", [resource]],
    ["identity", identity ? [identity] : []],
    ["boundary", boundary ? [boundary] : []],
    ["session", session ? [session] : []],
  ];

  const denying = all.find(([, sayings]) => sayings.some(({ denies }) => denies));
  if (denying !== undefined) return { result: "explicitDeny", layer: denying[0] };

  const silent = (layer: LayerName): Pick<Decision, "result" | "layer"> => ({
    result: "implicitDeny",
    layer,
  });
  const closed = gates.find(([, sayings]) => sayings.some(({ allows }) => !allows));
  if (closed !== undefined) return silent(closed[0]);

  const { naming } = resource;
  if (account === undefined) return naming === undefined ? silent("resource") : allowed;

  const inIdentity = identity !== undefined && !identity.allows && !isRoot(caller);
  const inBoundary = boundary !== undefined && !boundary.allows;
  // "Otherwise, the request is implicitly denied": a session without session policies is allowed where it is one of a role.
  const inSession = session ? !session.allows : caller.kind === "federated-user";
  const limit = inBoundary ? silent("boundary") : inSession ? silent("session") : undefined;
  const ownLimit = inIdentity ? silent("identity") : limit;

  const abroad = (request.resourceAccount ?? account) !== account;
  if (abroad) return ownLimit ?? (naming === undefined ? silent("resource") : allowed);
  switch (naming) {
    case "direct":
      return allowed;
    case "origin":
      return limit ?? allowed;
    case "account":
      return ownLimit ?? allowed;
    case undefined:
      if (layers.resourceTrust === "required") return silent("resource");
      return ownLimit ?? allowed;
  }
}

const allowed: Pick<Decision, "result" | "layer"> = { result: "allowed" };

/** What policies say; `addressed` are those whose statements apply to the principals that they name, and to nobody else. */
function saying(
  policies: readonly Policy[],
  request: PolicyRequest,
  addressed: boolean,
  bounded: boolean,
): Saying {
  let denies = false;
  let allows = false;
  let strongest = -1;
  for (const policy of policies) {
    for (const statement of policy.statements) {
      const naming = addressed ? addresses(statement, request.principal, bounded) : "direct";
      if (naming === undefined || !isAbout(statement, policy, request)) continue;
      if (statement.effect === "Deny") denies = true;
      else allows = true;
      if (statement.effect === "Allow") strongest = Math.max(strongest, strengths.indexOf(naming));
    }
  }
  return { denies, allows, naming: strengths[strongest] };
}

/** How a statement with principals addresses a caller; one without them addresses nobody. */
function addresses(
  { principals, effect }: Statement,
  caller: RequestPrincipal,
  bounded: boolean,
): Naming | undefined {
  if (principals === undefined) return undefined;
  const { named, negated } = principals;
  if (!negated) return namingOf(named, caller);
  if (effect === "Allow") return namingOf(named, caller) === undefined ? "direct" : undefined;
  return bounded || !spares(named, caller) ? "direct" : undefined;
}

/** Whether a statement is about a request: its action and its resource, and every condition holds. */
function isAbout(
  { actions, resources, conditions }: Statement,
  { version }: Policy,
  { action, resource, context }: PolicyRequest,
): boolean {
  const variables = version === "2012-10-17" ? context : undefined;
  const listed = actions.patterns.some((pattern) => matchesAction(pattern, action));
  const among =
    resources?.patterns.some((pattern) => matchesResource(pattern, resource, variables)) ?? true;
  return (
    listed !== actions.negated &&
    among !== (resources?.negated ?? false) &&
    conditions.every((condition) => conditionHolds(condition, context, variables))
  );
}
