import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compileLayers,
  decide,
  explain,
  type Layers,
  type Outcome,
  type PolicyRequest,
} from "../../src/index.ts";
import { compiled, draftLayers, requests } from "./arbitrary-request.ts";
import { runs } from "./runs.ts";

const gist = ({ result, layer }: Outcome): Outcome =>
  layer === undefined ? { result } : { result, layer };

/** Both lanes say the same, also when the compiled layers were asked before. */
function expectAgreement(layers: Layers, asked: readonly PolicyRequest[]): void {
  const ready = compileLayers(layers);
  for (const request of [...asked, ...asked]) {
    expect(gist(decide(request, ready))).toEqual(gist(explain(request, layers)));
  }
}

const several = fc.array(requests, { minLength: 1, maxLength: 4 });

test("decide and explain never disagree", () => {
  fc.assert(
    fc.property(several, draftLayers, (asked, layers) => {
      expectAgreement(compiled(layers), asked);
    }),
    { numRuns: runs(3_000) },
  );
});

/** Layers whose identity policies are those of many callers together: so many statements that they are found by their resources. */
const crowded = fc
  .array(draftLayers, { minLength: 6, maxLength: 12 })
  .map((many) => many.map(compiled))
  .map((many): Layers => {
    const identity = many.flatMap((layers) => layers.identity);
    return { ...many[0], identity, serviceControl: [identity] };
  });

test("nor among many statements", () => {
  fc.assert(
    fc.property(several, crowded, (asked, layers) => expectAgreement(layers, asked)),
    {
      numRuns: runs(300),
    },
  );
});

test("an outcome is one of a few that are there beforehand", () => {
  fc.assert(
    fc.property(requests, draftLayers, (request, layers) => {
      const one = decide(request, compileLayers(compiled(layers)));
      expect(decide(request, compileLayers(compiled(layers)))).toBe(one);
      expect(Object.isFrozen(one)).toBe(true);
    }),
    { numRuns: runs(200) },
  );
});
