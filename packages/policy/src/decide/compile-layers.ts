import type { CompiledStatement } from "./compile-policy.ts";
import type { LayerName, Layers } from "./layers.ts";
import { indexStatements, type StatementIndex } from "./statement-index.ts";
import { allTiers, isOutsideLayer, type Tier } from "./survey.ts";

/** What one tier says of one action. */
export interface TierPlan {
  readonly layer: LayerName;
  /** Whether its policies name principals. */
  readonly principals: boolean;
  /** Whether it allows the action whatever the request is: then it is no gate. */
  readonly open: boolean;
  /** Whether it bears on callers who belong to no account. */
  readonly outside: boolean;
  readonly allows: StatementIndex;
  readonly denies: StatementIndex;
}

/** What every tier says of one action, in AWS's order. */
export interface ActionPlan {
  /** Those that may deny. */
  readonly denying: readonly TierPlan[];
  /** Those of which each has to allow: endpoint, resource control, service control and scope down policies. */
  readonly gates: readonly TierPlan[];
  readonly resource: TierPlan | undefined;
  readonly identity: TierPlan | undefined;
  readonly boundary: TierPlan | undefined;
  readonly session: TierPlan | undefined;
}

/** Layers that are ready for many requests of one caller. */
export interface CompiledLayers {
  readonly layers: Layers;
  /** What the layers say of an action; remembered, so that a request for it costs no more than its own statements. */
  readonly about: (action: string) => ActionPlan;
}

const rememberedActions = 1_024;
const gates: ReadonlySet<LayerName> = new Set([
  "endpoint",
  "resourceControl",
  "serviceControl",
  "scopeDown",
]);

/** Compiles layers. Costs little by itself: what an action needs is made when it is first asked for. */
export function compileLayers(layers: Layers): CompiledLayers {
  const tiers = allTiers(layers);
  const plans = new Map<string, ActionPlan>();
  return Object.freeze({
    layers,
    about(action: string) {
      const known = plans.get(action);
      if (known !== undefined) return known;
      if (plans.size >= rememberedActions) plans.clear();
      const plan = planOf(tiers, action);
      plans.set(action, plan);
      return plan;
    },
  });
}

function planOf(tiers: readonly Tier[], action: string): ActionPlan {
  const plans = tiers.map((tier) => tierPlan(tier, action));
  const of = (layer: LayerName): TierPlan | undefined => plans.find((one) => one.layer === layer);
  return Object.freeze({
    denying: plans.filter(({ denies }) => denies.values.length > 0 || denies.children),
    gates: plans.filter(({ layer, open }) => gates.has(layer) && !open),
    resource: of("resource"),
    identity: of("identity"),
    boundary: of("boundary"),
    session: of("session"),
  });
}

/** Whether a statement about an action takes in every request for it, as those of FullAWSAccess do on every level of an organization. */
const isUnconditional = ({ statement }: CompiledStatement): boolean =>
  statement.conditions.length === 0 &&
  statement.resources?.negated === false &&
  statement.resources.patterns.includes("*");

function tierPlan({ layer, policies, principals }: Tier, action: string): TierPlan {
  const allows: CompiledStatement[] = [];
  const denies: CompiledStatement[] = [];
  for (const { policy } of policies) {
    const about = policy.about(action);
    allows.push(...about.allows);
    denies.push(...about.denies);
  }
  return Object.freeze({
    layer,
    principals,
    open: !principals && allows.some(isUnconditional),
    outside: isOutsideLayer(layer),
    allows: indexStatements(allows),
    denies: indexStatements(denies),
  });
}
