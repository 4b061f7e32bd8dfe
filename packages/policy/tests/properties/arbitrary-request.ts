import fc from "fast-check";
import {
  type AttachedPolicy,
  compilePolicy,
  type Layers,
  type Policy,
  type PolicyRequest,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";
import { contexts } from "./arbitrary-condition.ts";
import { policies } from "./arbitrary-policy.ts";
import { words } from "./words.ts";

/** Requests of every caller, in the words of the policies; keys are often missing. */
export const requests: fc.Arbitrary<PolicyRequest> = fc
  .record({
    principal: fc.constantFrom(...Object.values(principals)),
    action: fc.constantFrom(...words.actions),
    resource: fc.constantFrom(...words.resources),
    account: fc.constantFrom(undefined, undefined, "111122223333", "444455556666"),
    context: contexts,
  })
  .map(({ account, ...request }) => ({
    ...request,
    ...(account !== undefined && { resourceAccount: account }),
  }));

/** The layers as parsed policies, which properties can change before they are compiled. */
export interface DraftLayers {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  readonly session?: readonly Policy[];
  readonly resource?: Policy;
  readonly required?: boolean;
  readonly serviceControl?: readonly (readonly Policy[])[];
  readonly resourceControl?: readonly (readonly Policy[])[];
  readonly endpoint?: readonly Policy[];
  readonly scopeDown?: readonly (readonly Policy[])[];
}

const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 14, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constant<readonly T[]>([]) },
  );
const levels = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly (readonly T[])[]> =>
  fc.array(few(arbitrary), { maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(fc.constant(undefined), arbitrary);

const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<T | undefined>(undefined) },
    { weight: 1, arbitrary },
  );

export const draftLayers: fc.Arbitrary<DraftLayers> = fc
  .record({
    identity: few(policies("identity")),
    boundary: maybe(policies("identity")),
    session: maybe(few(policies("session"))),
    resource: maybe(
      fc.oneof(
        { weight: 4, arbitrary: policies("resource") },
        { weight: 1, arbitrary: policies("trust") },
      ),
    ),
    required: fc.boolean(),
    serviceControl: maybe(levels(policies("serviceControl"))),
    resourceControl: maybe(levels(policies("resourceControl"))),
    endpoint: maybe(few(policies("resource"))),
    scopeDown: rarely(levels(policies("session"))),
  })
  .map(defined);

/** Layers without those that are undefined. */
export function defined(
  of: {
    readonly [K in keyof DraftLayers]: DraftLayers[K] | undefined;
  },
): DraftLayers {
  const { identity, boundary, session, resource, required } = of;
  const { serviceControl, resourceControl, endpoint, scopeDown } = of;
  return {
    identity: identity ?? [],
    ...(boundary && { boundary }),
    ...(session && { session }),
    ...(resource && { resource }),
    ...(required !== undefined && { required }),
    ...(serviceControl && { serviceControl }),
    ...(resourceControl && { resourceControl }),
    ...(endpoint && { endpoint }),
    ...(scopeDown && { scopeDown }),
  };
}

const attached = (policy: Policy): AttachedPolicy => ({
  id: "policy",
  source: "none",
  policy: compilePolicy(policy),
});

/** Compiles layers. */
export function compiled({ required, boundary, resource, ...lists }: DraftLayers): Layers {
  const { identity, session, serviceControl, resourceControl, endpoint, scopeDown } = lists;
  return {
    identity: identity.map(attached),
    resourceTrust: required ? "required" : "ordinary",
    ...(boundary && { boundary: attached(boundary) }),
    ...(session && { session: session.map(attached) }),
    ...(resource && { resource: attached(resource) }),
    ...(serviceControl && { serviceControl: serviceControl.map((level) => level.map(attached)) }),
    ...(resourceControl && {
      resourceControl: resourceControl.map((level) => level.map(attached)),
    }),
    ...(endpoint && { endpoint: endpoint.map(attached) }),
    ...(scopeDown && { scopeDown: scopeDown.map((step) => step.map(attached)) }),
  };
}

/** The layers with every policy changed in the same way; `place` counts the policies. */
export function eachPolicy(
  layers: DraftLayers,
  change: (policy: Policy, place: number) => Policy,
): DraftLayers {
  let place = 0;
  const one = (policy: Policy): Policy => {
    place += 1;
    return change(policy, place - 1);
  };
  const { boundary, resource, session, serviceControl, resourceControl } = layers;
  const { endpoint, scopeDown } = layers;
  return {
    ...layers,
    identity: layers.identity.map(one),
    ...(boundary && { boundary: one(boundary) }),
    ...(resource && { resource: one(resource) }),
    ...(session && { session: session.map(one) }),
    ...(serviceControl && { serviceControl: serviceControl.map((level) => level.map(one)) }),
    ...(resourceControl && { resourceControl: resourceControl.map((level) => level.map(one)) }),
    ...(endpoint && { endpoint: endpoint.map(one) }),
    ...(scopeDown && { scopeDown: scopeDown.map((step) => step.map(one)) }),
  };
}
