import { compileCondition } from "../condition/compile-condition.ts";
import type { Condition } from "../document/policy.ts";
import type { Change, ChangeStep } from "./change.ts";
import {
  type CompiledPolicy,
  type CompiledStatement,
  compileStatement,
  ofStatements,
} from "./compile-policy.ts";
import { bringing } from "./context-changes.ts";
import type { AttachedPolicy, LayerName, Layers } from "./layers.ts";
import type { PolicyRequest } from "./request.ts";

/** A request with what bears on it. */
export interface Situation {
  readonly request: PolicyRequest;
  readonly layers: Layers;
}

/** What a change makes of a request and its layers. */
export const applyChange = (situation: Situation, { steps }: Change): Situation =>
  steps.reduce(applyStep, situation);

/** What one step makes of a request and its layers. */
export function applyStep({ request, layers }: Situation, step: ChangeStep): Situation {
  switch (step.kind) {
    case "context":
      return { request: bringing(request, [step]), layers };
    case "allow":
      return { request, layers: allowing(layers, step) };
    case "lift":
      return { request, layers: lifting(layers, step) };
  }
}

type Policies = readonly AttachedPolicy[];

const added = (policy: CompiledPolicy): AttachedPolicy => ({ id: "added", source: "none", policy });

function allowing(
  layers: Layers,
  { layer, level = 0, statement }: Extract<ChangeStep, { kind: "allow" }>,
): Layers {
  const alone = added(ofStatements([compileStatement(statement, 0, true)]));
  const joined = (attached: AttachedPolicy | undefined): AttachedPolicy => {
    if (attached === undefined) return alone;
    const { statements } = attached.policy;
    const more = compileStatement(statement, statements.length, true);
    return { ...attached, policy: ofStatements([...statements, more]) };
  };
  const longer = (policies: Policies = []): Policies => [...policies, alone];
  const deeper = (levels: readonly Policies[] = []): readonly Policies[] =>
    levels.map((policies, place) => (place === level ? longer(policies) : policies));
  switch (layer) {
    case "identity":
      return { ...layers, identity: longer(layers.identity) };
    case "boundary":
      return { ...layers, boundary: joined(layers.boundary) };
    case "session":
      return { ...layers, session: longer(layers.session) };
    case "resource":
      return { ...layers, resource: joined(layers.resource) };
    case "endpoint":
      return { ...layers, endpoint: longer(layers.endpoint) };
    case "serviceControl":
      return { ...layers, serviceControl: deeper(layers.serviceControl) };
    case "resourceControl":
      return { ...layers, resourceControl: deeper(layers.resourceControl) };
    case "scopeDown":
      return { ...layers, scopeDown: deeper(layers.scopeDown) };
  }
}

/** The layers with a Deny that is gone, or has an exception, wherever its policy is attached in its layer. */
function lifting(
  layers: Layers,
  { denial, exception }: Extract<ChangeStep, { kind: "lift" }>,
): Layers {
  const statementsOf = ({ policy }: AttachedPolicy): readonly CompiledStatement[] =>
    policy.statements.flatMap((one) => {
      if (one.statement !== denial.statement) return [one];
      return exception === undefined ? [] : [withCondition(one, exception)];
    });
  const one = (attached: AttachedPolicy): AttachedPolicy =>
    attached.policy.statements.some(({ statement }) => statement === denial.statement)
      ? { ...attached, policy: ofStatements(statementsOf(attached)) }
      : attached;
  return mapLayer(layers, denial.layer, one);
}

const withCondition = (compiled: CompiledStatement, condition: Condition): CompiledStatement =>
  Object.freeze({
    ...compiled,
    statement: {
      ...compiled.statement,
      conditions: [...compiled.statement.conditions, condition],
    },
    conditions: [...compiled.conditions, compileCondition(condition, false)],
  });

/** A layer: one policy, policies, or levels of policies. */
type LayerPolicies = AttachedPolicy | readonly (AttachedPolicy | Policies)[];

/** The layers with each policy of one of them changed; the layer keeps its form. */
function mapLayer(
  layers: Layers,
  layer: LayerName,
  one: (policy: AttachedPolicy) => AttachedPolicy,
): Layers {
  const policies: LayerPolicies = layers[layer] ?? [];
  const mapped = isOne(policies)
    ? one(policies)
    : policies.map((each) => (isOne(each) ? one(each) : each.map(one)));
  return { ...layers, [layer]: mapped };
}

const isOne = (policies: LayerPolicies): policies is AttachedPolicy => "policy" in policies;
