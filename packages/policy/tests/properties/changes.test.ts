import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AttachedPolicy,
  applyChange,
  type Change,
  changesToAllow,
  compileLayers,
  type DecidingStatement,
  decide,
  examine,
  explain,
  type LayerName,
  type Layers,
  type PolicyRequest,
  type Statement,
} from "../../src/index.ts";
import { compiled, draftLayers, requests } from "./arbitrary-request.ts";
import { runs } from "./runs.ts";

const layerNames = [
  "identity",
  "boundary",
  "session",
  "resource",
  "serviceControl",
  "resourceControl",
  "endpoint",
  "scopeDown",
] as const satisfies readonly LayerName[];

const liftedBy = ({ steps }: Change): readonly DecidingStatement[] =>
  steps.flatMap((step) => (step.kind === "lift" ? [step.denial] : []));

/** Every Deny of the layers. */
const denialsOf = (layers: Layers): readonly Statement[] => {
  const { identity, boundary, session = [], resource, endpoint = [] } = layers;
  const { serviceControl = [], resourceControl = [] } = layers;
  const single = [boundary, resource].filter((policy) => policy !== undefined);
  return [identity, single, session, endpoint, ...serviceControl, ...resourceControl]
    .flat()
    .flatMap(({ policy }) => policy.statements.map(({ statement }) => statement))
    .filter(({ effect }) => effect === "Deny");
};

/** Tries every change that is proposed for refused requests. */
function eachChange(
  numRuns: number,
  check: (request: PolicyRequest, layers: Layers, change: Change) => void,
): void {
  fc.assert(
    fc.property(requests, draftLayers, (request, draft) => {
      const layers = compiled(draft);
      for (const change of changesToAllow(request, layers)) check(request, layers, change);
    }),
    { numRuns: runs(numRuns) },
  );
}

test("a change that is proposed makes the request allowed", () => {
  eachChange(2_000, (request, layers, change) => {
    const changed = applyChange({ request, layers }, change);
    expect(explain(changed.request, changed.layers).result).toBe("allowed");
    expect(decide(changed.request, compileLayers(changed.layers)).result).toBe("allowed");
  });
});

test("no Deny is gone or changed but those that a step names", () => {
  eachChange(1_000, (request, layers, change) => {
    const lifted = new Set(liftedBy(change).map(({ statement }) => statement));
    const changed = applyChange({ request, layers }, change);
    const left = new Set(denialsOf(changed.layers));
    expect(denialsOf(layers).filter((denial) => !left.has(denial) && !lifted.has(denial))).toEqual(
      [],
    );
  });
});

test("a Deny is lifted only where it decided or would, and never where another change helps", () => {
  fc.assert(
    fc.property(requests, draftLayers, (request, draft) => {
      const changes = changesToAllow(request, compiled(draft));
      const lifts = new Set(changes.map((change) => liftedBy(change).length));
      expect(lifts.size).toBeLessThanOrEqual(1);
      for (const change of changes) {
        for (const { statement } of liftedBy(change)) expect(statement.effect).toBe("Deny");
      }
    }),
    { numRuns: runs(1_000) },
  );
});

test("nothing is proposed for what is allowed, and something for nearly all that is not", () => {
  let refused = 0;
  let helped = 0;
  fc.assert(
    fc.property(requests, draftLayers, (request, draft) => {
      const layers = compiled(draft);
      const changes = changesToAllow(request, layers);
      if (explain(request, layers).result === "allowed") expect(changes).toEqual([]);
      else {
        refused += 1;
        if (changes.length > 0) helped += 1;
      }
    }),
    { numRuns: runs(1_000) },
  );
  expect(helped / refused).toBeGreaterThan(0.95);
});

test("a change touches the layers that its steps name, and no other", () => {
  eachChange(1_000, (request, layers, change) => {
    const touched = new Set(
      change.steps.flatMap((step) => {
        if (step.kind === "context") return [];
        return step.kind === "allow" ? [step.layer] : [step.denial.layer];
      }),
    );
    const changed = applyChange({ request, layers }, change);
    for (const layer of layerNames) {
      if (!touched.has(layer)) expect(changed.layers[layer]).toBe(layers[layer]);
    }
    expect(changed.layers.resourceTrust).toBe(layers.resourceTrust);
    const isContext = change.steps.some(({ kind }) => kind === "context");
    if (!isContext) expect(changed.request).toBe(request);
  });
});

/** A layer as levels of policies. */
const levelsOf = (layers: Layers, layer: LayerName): readonly (readonly AttachedPolicy[])[] => {
  const of = layers[layer];
  if (of === undefined) return [[]];
  return "policy" in of ? [[of]] : of.map((one) => ("policy" in one ? [one] : one));
};

test("an Allow is added at the level that it names, and to no other", () => {
  eachChange(1_000, (request, layers, { steps }) => {
    for (const step of steps) {
      if (step.kind !== "allow") continue;
      const { layer, level } = step;
      const before = levelsOf(layers, layer);
      const after = levelsOf(applyChange({ request, layers }, { steps: [step] }).layers, layer);
      if (level === undefined) continue;
      expect(after.length).toBe(before.length);
      for (const [place, policies] of after.entries()) {
        expect(policies.length).toBe((before[place]?.length ?? 0) + (place === level ? 1 : 0));
      }
    }
  });
});

test("what is added allows the one action on the one resource, and only where it was asked", () => {
  eachChange(1_000, (request, _, { steps }) => {
    for (const step of steps) {
      if (step.kind !== "allow") continue;
      expect(step.statement.actions).toEqual({ negated: false, patterns: [request.action] });
      expect(step.statement.resources?.negated ?? false).toBe(false);
      expect(step.statement.resources?.patterns.length ?? 1).toBe(1);
    }
  });
});

test("examining says of every statement what explaining says", () => {
  fc.assert(
    fc.property(requests, draftLayers, (request, draft) => {
      const layers = compiled(draft);
      const decision = explain(request, layers);
      const examined = examine(request, layers);
      const applying = examined.filter(({ applies }) => applies);
      const denials = applying.filter(({ statement }) => statement.effect === "Deny");
      expect(decision.result === "explicitDeny").toBe(denials.length > 0);
      const shown = new Set(applying.map(({ statement }) => statement));
      expect(decision.statements.filter(({ statement }) => !shown.has(statement))).toEqual([]);
      if (decision.result === "explicitDeny") {
        expect(denials.map(({ layer, index }) => `${layer} ${index}`)).toEqual(
          decision.statements.map(({ layer, index }) => `${layer} ${index}`),
        );
      }
      for (const { applies, elements } of examined) {
        expect(elements.every(({ matches }) => matches)).toBe(applies);
      }
    }),
    { numRuns: runs(2_000) },
  );
});
