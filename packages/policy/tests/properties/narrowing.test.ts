import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, type Policy, type PolicyRequest, type Statement } from "../../src/index.ts";
import { policies } from "./arbitrary-policy.ts";
import {
  compiled,
  type DraftLayers,
  draftLayers,
  eachPolicy,
  requests,
} from "./arbitrary-request.ts";

const allows = (request: PolicyRequest, layers: DraftLayers): boolean =>
  explain(request, compiled(layers)).result === "allowed";

/** Whatever the changed layers allow, the layers allowed before. */
function expectNarrower(request: PolicyRequest, before: DraftLayers, after: DraftLayers): void {
  if (allows(request, after)) expect(allows(request, before)).toBe(true);
}

const denying = (statement: Statement): Statement => ({ ...statement, effect: "Deny" });

const withStatements = (policy: Policy, statements: readonly Statement[]): Policy => ({
  ...policy,
  statements,
});

/** Layers with the place of one of their policies. */
const places = draftLayers.chain((layers) => {
  let count = 0;
  eachPolicy(layers, (policy) => {
    count += 1;
    return policy;
  });
  return fc.tuple(fc.constant(layers), fc.nat({ max: Math.max(0, count - 1) }));
});

describe("How AWS enforcement code logic evaluates requests", () => {
  test("a Deny more, anywhere, never widens", () => {
    const more = fc.oneof(policies("identity"), policies("resource"));
    fc.assert(
      fc.property(
        requests,
        places,
        more,
        fc.nat({ max: 3 }),
        (request, [layers, at], { statements }, from) => {
          const denied = eachPolicy(layers, (policy, place) =>
            place === at
              ? withStatements(
                  policy,
                  policy.statements.toSpliced(from, 0, ...statements.map(denying)),
                )
              : policy,
          );
          expectNarrower(request, layers, denied);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("a policy of Denies alone allows nothing that was not allowed", () => {
    fc.assert(
      fc.property(requests, draftLayers, policies("identity"), (request, layers, policy) => {
        const denials = withStatements(policy, policy.statements.map(denying));
        expectNarrower(request, layers, { ...layers, identity: [...layers.identity, denials] });
      }),
    );
  });

  test("an Allow less never widens", () => {
    fc.assert(
      fc.property(requests, places, fc.nat({ max: 2 }), (request, [layers, at], which) => {
        const fewer = eachPolicy(layers, (policy, place) =>
          place === at
            ? withStatements(
                policy,
                policy.statements.filter(
                  ({ effect }, index) => effect === "Deny" || index !== which,
                ),
              )
            : policy,
        );
        expectNarrower(request, layers, fewer);
      }),
      { numRuns: 1500 },
    );
  });

  test("a boundary never widens", () => {
    fc.assert(
      fc.property(requests, draftLayers, policies("identity"), (request, layers, boundary) => {
        const { boundary: _, ...unbounded } = layers;
        expectNarrower(request, unbounded, { ...unbounded, boundary });
      }),
      { numRuns: 1000 },
    );
  });

  test("a session policy never widens, but for federated users, who may do nothing without one", () => {
    fc.assert(
      fc.property(requests, draftLayers, policies("session"), (request, layers, policy) => {
        fc.pre(request.principal.kind !== "federated-user");
        const { session: _, ...unlimited } = layers;
        expectNarrower(request, unlimited, { ...unlimited, session: [policy] });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["serviceControl", "serviceControl"],
    ["resourceControl", "resourceControl"],
    ["scopeDown", "session"],
  ] as const)("a level of %s never widens", (layer, kind) => {
    const levels = fc.array(policies(kind), { maxLength: 2 });
    fc.assert(
      fc.property(requests, draftLayers, levels, fc.boolean(), (request, layers, level, first) => {
        const before = layers[layer] ?? [];
        const after = first ? [level, ...before] : [...before, level];
        expectNarrower(request, layers, { ...layers, [layer]: after });
      }),
      { numRuns: 1000 },
    );
  });

  test("an endpoint policy never widens", () => {
    const endpoints = fc.array(policies("resource"), { maxLength: 2 });
    fc.assert(
      fc.property(requests, draftLayers, endpoints, (request, layers, endpoint) => {
        const { endpoint: _, ...direct } = layers;
        expectNarrower(request, direct, { ...direct, endpoint });
      }),
      { numRuns: 1000 },
    );
  });

  test("trust that is required never widens", () => {
    fc.assert(
      fc.property(requests, draftLayers, (request, layers) => {
        expectNarrower(request, { ...layers, required: false }, { ...layers, required: true });
      }),
    );
  });

  test("properties meet requests that are allowed and that are denied", () => {
    const results = fc.sample(fc.tuple(requests, draftLayers), { numRuns: 2000, seed: 1 });
    const counts = { allowed: 0, explicitDeny: 0, implicitDeny: 0 };
    for (const [request, layers] of results) counts[explain(request, compiled(layers)).result] += 1;
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(100);
  });
});
