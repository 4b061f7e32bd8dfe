import fc from "fast-check";
import { expect, test } from "vitest";
import { contextKeysOf, explain } from "../../src/index.ts";
import { anyConditions, anyRequests, anyText } from "./arbitrary-anything.ts";
import { policies } from "./arbitrary-policy.ts";
import { compiled, draftLayers, requests } from "./arbitrary-request.ts";

test("a decision is the same every time", () => {
  fc.assert(
    fc.property(requests, draftLayers, (request, layers) => {
      const once = compiled(layers);
      const first = explain(request, once);
      expect(explain(request, once)).toEqual(first);
      expect(explain(request, compiled(layers))).toEqual(first);
    }),
    { numRuns: 500 },
  );
});

test("every parsed policy decides every request", () => {
  fc.assert(
    fc.property(fc.oneof(requests, anyRequests), draftLayers, (request, layers) => {
      const { result, layer, statements } = explain(request, compiled(layers));
      expect(layer === undefined).toBe(result === "allowed");
      const effects = statements.map(({ statement }) => statement.effect);
      expect(effects.every((effect) => effect === (result === "allowed" ? "Allow" : "Deny"))).toBe(
        true,
      );
      if (result === "implicitDeny") expect(statements).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("every condition over any text holds or does not, whatever the operator", () => {
  fc.assert(
    fc.property(
      anyRequests,
      policies("identity"),
      fc.array(anyConditions),
      anyText,
      (request, policy, conditions, value) => {
        const statements = policy.statements.map((statement) => ({ ...statement, conditions }));
        const context = new Map([...request.context, ["a:key", value] as const]);
        const layers = compiled({ identity: [{ ...policy, statements }] });
        expect(explain({ ...request, context }, layers).result).toMatch(
          /^(allowed|explicitDeny|implicitDeny)$/,
        );
      },
    ),
    { numRuns: 3000 },
  );
});

test("no more keys are missing than the policies ask for, and none that is there", () => {
  fc.assert(
    fc.property(requests, draftLayers, (request, layers) => {
      const { boundary, resource } = layers;
      const all = [layers.identity, layers.session ?? [], layers.endpoint ?? []]
        .concat(layers.serviceControl ?? [], layers.resourceControl ?? [], layers.scopeDown ?? [])
        .flat()
        .concat(boundary ?? [], resource ?? []);
      const asked = new Set(all.flatMap(contextKeysOf).map((key) => key.toLowerCase()));
      const missing = explain(request, compiled(layers)).missingContext.map((key) =>
        key.toLowerCase(),
      );
      expect(missing.filter((key) => !asked.has(key) || request.context.has(key))).toEqual([]);
      expect(new Set(missing).size).toBe(missing.length);
    }),
    { numRuns: 1000 },
  );
});
