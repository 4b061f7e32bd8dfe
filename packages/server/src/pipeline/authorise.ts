import { parseArn } from "@ostiary/directory";
import {
  type AttachedPolicy,
  type CompiledLayers,
  compileLayers,
  decide,
  explain,
  type Layers,
  type PolicyRequest,
} from "@ostiary/policy";
import { contextOf } from "../caller/request-context.ts";
import type { Operation, OperationContext, Scope, Target } from "../operation.ts";
import { resourceControlOf, serviceControlOf } from "../organizations/controls-of-call.ts";
import type { ControlLevels } from "../organizations/place.ts";
import { accessDenied } from "./access-denied.ts";

/** The layers that bind a caller whatever it does. */
export function callerLayers(scope: Scope): Layers {
  const { caller } = scope;
  const serviceControl = serviceControlOf(scope);
  return {
    identity: caller.identity,
    ...(caller.boundary !== undefined && { boundary: caller.boundary }),
    ...(caller.session !== undefined && { session: caller.session }),
    ...(caller.scopeDown !== undefined && { scopeDown: caller.scopeDown }),
    ...(serviceControl !== undefined && { serviceControl }),
  };
}

interface Remembered {
  readonly layers: Layers;
  readonly compiled: CompiledLayers;
}

/** Apart, as a caller does both by turns: what resource control policies bind, and what they don't. */
const remembered = {
  plain: new WeakMap<object, Remembered>(),
  controlled: new WeakMap<object, Remembered>(),
};

/** The layers of a call, compiled; made anew only where a policy among them is another than before. */
function compiledLayers(scope: Scope, resourceControl: ControlLevels): CompiledLayers {
  const { rememberedBy } = scope.caller;
  const own = callerLayers(scope);
  const layers = resourceControl === undefined ? own : { ...own, resourceControl };
  const kept = resourceControl === undefined ? remembered.plain : remembered.controlled;
  const known = kept.get(rememberedBy);
  if (known !== undefined && areSame(known.layers, layers)) return known.compiled;
  const compiled = compileLayers(layers);
  kept.set(rememberedBy, { layers, compiled });
  return compiled;
}

// INVARIANT: a compiled policy stands for one state of its record, so the same objects mean the same policies.
const areSame = (a: Layers, b: Layers): boolean =>
  a.boundary === b.boundary &&
  a.scopeDown === b.scopeDown &&
  areSameLists(a.identity, b.identity) &&
  areSameLists(a.session, b.session) &&
  areSameLevels(a.serviceControl, b.serviceControl) &&
  areSameLevels(a.resourceControl, b.resourceControl);

function areSameLists(
  a: readonly AttachedPolicy[] | undefined,
  b: readonly AttachedPolicy[] | undefined,
): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.length === b.length && a.every((policy, place) => policy === b[place]);
}

function areSameLevels(a: ControlLevels, b: ControlLevels): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.length === b.length && a.every((level, depth) => areSameLists(level, b[depth]));
}

/** Layers with identity policies that nobody attached. */
function layersWith(compiled: CompiledLayers, granted: readonly AttachedPolicy[]): CompiledLayers {
  if (granted.length === 0) return compiled;
  const { layers } = compiled;
  return compileLayers({ ...layers, identity: [...layers.identity, ...granted] });
}

/** A permission that a call needs. */
export interface Permission {
  readonly action: string;
  readonly target: Target;
  readonly context: OperationContext;
}

const anything: Target = Object.freeze({ arn: "*" });

/** Every permission that a call needs, from the operation's declaration. */
export function permissionsOf(
  operation: Operation,
  input: unknown,
  scope: Scope,
): readonly Permission[] {
  const { declaration, action } = operation;
  const context = declaration.context?.(input, scope) ?? {};
  const named = declaration.resource?.(input, scope) ?? anything;
  const targets = isList(named) ? named : [named];
  return [
    ...targets.map((target) => ({ action, target, context })),
    ...(declaration.also?.(input, scope) ?? []).map((requirement) => ({
      action: requirement.action,
      target: requirement.target,
      context: requirement.context ?? {},
    })),
  ];
}

const isList = (named: Target | readonly Target[]): named is readonly Target[] =>
  Array.isArray(named);

/** Refuses the call unless every permission that it needs is granted; a request for several resources is decided for each. */
export function authorise(operation: Operation, input: unknown, scope: Scope): void {
  if (operation.action === "none") return;
  const granted = operation.declaration.grants?.(input, scope) ?? [];
  for (const { action, target, context } of permissionsOf(operation, input, scope)) {
    const accountId = accountOfResource(target.arn) ?? scope.account.accountId;
    requireAllowed(
      scope,
      {
        principal: scope.caller.principal,
        action,
        resource: target.arn,
        resourceAccount: target.decidedBy ?? accountId,
        context: contextOf(
          scope,
          { accountId, ...(target.tags !== undefined && { tags: target.tags }) },
          operation.service,
          context,
        ),
      },
      layersWith(
        compiledLayers(scope, resourceControlOf(scope, operation.service, accountId)),
        granted,
      ),
      target.shown,
    );
  }
}

/** The account in an ARN; undefined where it has none, as with the policies that AWS manages. */
function accountOfResource(arn: string): string | undefined {
  const account = parseArn(arn)?.account;
  return account !== undefined && /^[0-9]{12}$/.test(account) ? account : undefined;
}

/** The ARNs that a call is about, for its audit record; none where the input does not even say. */
export function targetsOf(operation: Operation, input: unknown, scope: Scope): readonly string[] {
  try {
    const named = operation.declaration.resource?.(input, scope) ?? anything;
    // The input may be one that was refused: a member that is missing names nothing.
    return (isList(named) ? named : [named]).map(({ arn }) => arn).filter((arn) => Boolean(arn));
  } catch {
    return [];
  }
}

/** Decides, and throws AccessDenied with its explanation where the answer is no. */
export function requireAllowed(
  scope: Scope,
  request: PolicyRequest,
  layers: CompiledLayers,
  shown: string = request.resource,
): void {
  if (decide(request, layers).result === "allowed") return;
  const decision = explain(request, layers.layers);
  throw accessDenied(scope.caller, request, shown, decision, scope.server.directory);
}
