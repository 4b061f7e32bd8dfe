import { compileCondition } from "../condition/compile-condition.ts";
import type { Condition } from "../document/policy.ts";
import { allowingStatement } from "./allowing-statement.ts";
import { applyStep, type Situation } from "./apply-change.ts";
import type { Change, ChangeStep } from "./change.ts";
import { isAbout } from "./compile-policy.ts";
import { type ContextChange, changesThatAvoid, changesThatMeet } from "./context-changes.ts";
import { explain } from "./explain.ts";
import type { DecidingStatement, LayerName, Layers } from "./layers.ts";
import { principalMatch, reachesResource } from "./match-statement.ts";
import type { PolicyRequest } from "./request.ts";
import { allTiers, survey, type Tier, tiersOf } from "./survey.ts";

/** Which steps are looked for first. */
interface Preference {
  /** What the request brings, before what policies say. */
  readonly context: boolean;
  /** The resource's policy, where the caller's own policies do not allow. */
  readonly resource: boolean;
}

const preferences: readonly Preference[] = [
  { context: true, resource: false },
  { context: false, resource: false },
  { context: true, resource: true },
  { context: false, resource: true },
];

/**
 * What would make a request allowed, the nearest first: other values in the request, then statements in the layers that do not
 * allow it, the caller's own before the resource's. An explicit Deny is lifted only where nothing else helps, and then with a step of
 * its own that says so. None where the request is allowed.
 */
export function changesToAllow(request: PolicyRequest, layers: Layers): readonly Change[] {
  const found = new Map<string, Change>();
  for (const preference of preferences) {
    const change = search({ request, layers }, preference);
    if (change !== undefined && change.steps.length > 0) found.set(fingerprint(change), change);
  }
  const changes = [...found.values()];
  const fewest = Math.min(...changes.map(lifts));
  return changes.filter((change) => lifts(change) === fewest);
}

const lifts = ({ steps }: Change): number => steps.filter(({ kind }) => kind === "lift").length;

const fingerprint = ({ steps }: Change): string => JSON.stringify(steps);

/** Takes step after step until the request is allowed. */
function search(from: Situation, preference: Preference): Change | undefined {
  const steps: ChangeStep[] = [];
  let situation = from;
  for (;;) {
    const decision = explain(situation.request, situation.layers);
    if (decision.result === "allowed") return { steps };
    const [denial] = decision.statements;
    const next =
      decision.result === "explicitDeny"
        ? denial && pastDenial(situation, denial, steps)
        : pastLayer(situation, decision.layer ?? "identity", steps, preference);
    // INVARIANT: every step is new (a key once, a tier once, a Deny once), so the search ends.
    if (next === undefined) return undefined;
    steps.push(...next);
    situation = next.reduce(applyStep, situation);
  }
}

/** The keys that steps have brought already, in lower case. */
const broughtBy = (steps: readonly ChangeStep[]): ReadonlySet<string> =>
  new Set(steps.flatMap((step) => (step.kind === "context" ? [step.key.toLowerCase()] : [])));

const contextSteps = (changes: readonly ContextChange[]): readonly ChangeStep[] =>
  changes.map((change) => ({ kind: "context", ...change }));

/** Past an explicit Deny: by a value that keeps it away, and only else by lifting it. */
function pastDenial(
  { request, layers }: Situation,
  denial: DecidingStatement,
  steps: readonly ChangeStep[],
): readonly ChangeStep[] {
  const compiled = allTiers(layers)
    .flatMap(({ policies }) => policies.flatMap(({ policy }) => policy.statements))
    .find(({ statement }) => statement === denial.statement);
  const changes = compiled && changesThatAvoid(compiled, request, broughtBy(steps));
  return changes === undefined
    ? [{ kind: "lift", denial, exception: exceptionFor(request) }]
    : contextSteps(changes);
}

/** The condition with which a Deny spares the caller ("aws:PrincipalArn": a session goes by its role); undefined where none does. */
function exceptionFor({ context }: PolicyRequest): Condition | undefined {
  const arn = context.get("aws:principalarn");
  if (typeof arn !== "string") return undefined;
  const condition: Condition = {
    operator: "ArnNotEquals",
    qualifier: undefined,
    ifExists: false,
    key: "aws:PrincipalArn",
    values: [arn],
  };
  return compileCondition(condition, false).holds(context) ? undefined : condition;
}

function pastLayer(
  { request, layers }: Situation,
  stopped: LayerName,
  steps: readonly ChangeStep[],
  preference: Preference,
): readonly ChangeStep[] | undefined {
  const layer = preference.resource && mayGrantAlone(stopped, layers) ? "resource" : stopped;
  const tier = tiersOf(layers, request.principal).find(
    (one) => one.layer === layer && survey(one, request, false).allows.length === 0,
  );
  if (preference.context && tier !== undefined) {
    const changes = nearestContext(tier, request, broughtBy(steps));
    if (changes !== undefined) return contextSteps(changes);
  }
  const level = tier?.level;
  const isTried = steps.some(
    (step) => step.kind === "allow" && step.layer === layer && step.level === level,
  );
  if (isTried) return undefined;
  return [{ kind: "allow", layer, level, statement: allowingStatement(request, layer, layers) }];
}

/** Whether the resource's policy can let in whom the caller's own policies do not, as it can within the account. */
const mayGrantAlone = (stopped: LayerName, { resource }: Layers): boolean =>
  stopped === "identity" && resource !== undefined;

/** What the request would have to bring for an Allow of the tier that is about it, as few values as can be. */
function nearestContext(
  { policies, principals }: Tier,
  request: PolicyRequest,
  kept: ReadonlySet<string>,
): readonly ContextChange[] | undefined {
  const action = request.action.toLowerCase();
  return policies
    .flatMap(({ policy }) => policy.statements)
    .filter(
      (one) =>
        one.statement.effect === "Allow" &&
        isAbout(one, action) &&
        reachesResource(one, request) &&
        principalMatch(one, request.principal, { principals, bounded: false }) !== undefined,
    )
    .map((one) => changesThatMeet(one, request, kept))
    .filter((changes) => changes !== undefined)
    .sort((a = [], b = []) => a.length - b.length)
    .at(0);
}
