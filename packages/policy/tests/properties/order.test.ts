import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decision, explain, type Policy, type Statement } from "../../src/index.ts";
import {
  compiled,
  type DraftLayers,
  draftLayers,
  eachPolicy,
  requests,
} from "./arbitrary-request.ts";

/** A list in another order, which the numbers choose. */
function shuffled<T>(list: readonly T[], order: readonly number[]): readonly T[] {
  return list
    .map((item, at) => ({ item, rank: order[at % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const orders = fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 6 });

/** What has to stay the same: the result, its layer, and what is missing, in whatever order. */
const gist = ({ result, layer, missingContext, statements }: Decision): unknown => ({
  result,
  layer,
  missing: missingContext.map((key) => key.toLowerCase()).sort(),
  statements: statements.length,
});

function reordered(statement: Statement, order: readonly number[]): Statement {
  const { actions, resources, principals, conditions } = statement;
  const mixed = <T extends { readonly patterns: readonly string[] }>(of: T): T => ({
    ...of,
    patterns: shuffled(of.patterns, order),
  });
  return {
    ...statement,
    actions: mixed(actions),
    resources: resources && mixed(resources),
    principals:
      principals === undefined || principals.named.everyone
        ? principals
        : {
            ...principals,
            named: {
              everyone: false,
              values: Object.fromEntries(
                shuffled(Object.entries(principals.named.values), order).map(([type, values]) => [
                  type,
                  shuffled(values, order),
                ]),
              ),
            },
          },
    conditions: shuffled(conditions, order).map((condition) => ({
      ...condition,
      values: shuffled(condition.values, order),
    })),
  };
}

const withStatements = (
  policy: Policy,
  change: (of: readonly Statement[]) => readonly Statement[],
): Policy => ({
  ...policy,
  statements: change(policy.statements),
});

const changes: Readonly<
  Record<string, (layers: DraftLayers, order: readonly number[]) => DraftLayers>
> = {
  statements: (layers, order) =>
    eachPolicy(layers, (policy) => withStatements(policy, (list) => shuffled(list, order))),
  "actions, resources, principals, conditions and their values": (layers, order) =>
    eachPolicy(layers, (policy) =>
      withStatements(policy, (list) => list.map((one) => reordered(one, order))),
    ),
  "policies and levels": (layers, order) => {
    const { session, serviceControl, resourceControl, endpoint, scopeDown } = layers;
    return {
      ...layers,
      identity: shuffled(layers.identity, order),
      ...(session && { session: shuffled(session, order) }),
      ...(serviceControl && { serviceControl: shuffled(serviceControl, order) }),
      ...(resourceControl && { resourceControl: shuffled(resourceControl, order) }),
      ...(endpoint && { endpoint: shuffled(endpoint, order) }),
      ...(scopeDown && { scopeDown: shuffled(scopeDown, order) }),
    };
  },
};

describe("order does not matter", () => {
  test.each(Object.entries(changes))("of %s", (_, change) => {
    fc.assert(
      fc.property(requests, draftLayers, orders, (request, layers, order) => {
        const before = explain(request, compiled(layers));
        expect(gist(explain(request, compiled(change(layers, order))))).toEqual(gist(before));
      }),
      { numRuns: 700 },
    );
  });

  test("of the keys and values of the request", () => {
    fc.assert(
      fc.property(requests, draftLayers, orders, (request, layers, order) => {
        const context = new Map(
          shuffled([...request.context], order).map(([key, value]) => [
            key,
            typeof value === "string" ? value : shuffled(value, order),
          ]),
        );
        const before = explain(request, compiled(layers));
        expect(explain({ ...request, context }, compiled(layers))).toEqual(before);
      }),
      { numRuns: 700 },
    );
  });
});
