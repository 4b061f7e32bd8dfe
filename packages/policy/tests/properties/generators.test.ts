import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operatorNames } from "../../src/document/policy.ts";
import { explain, type LayerName, type Policy } from "../../src/index.ts";
import { conditionHolds } from "../reference/conditions.ts";
import { contexts } from "./arbitrary-condition.ts";
import { policies } from "./arbitrary-policy.ts";
import { compiled, type DraftLayers, draftLayers, requests } from "./arbitrary-request.ts";

const samples = fc.sample(fc.tuple(requests, draftLayers), { numRuns: 8000, seed: 1 });

/** How often each thing occurs. */
function counts(things: Iterable<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const thing of things) found.set(thing, (found.get(thing) ?? 0) + 1);
  return found;
}

const few = (found: ReadonlyMap<string, number>, wanted: Iterable<string>, least: number) =>
  [...wanted].filter((thing) => (found.get(thing) ?? 0) < least);

const policiesOf = ({ boundary, resource, ...of }: DraftLayers): readonly Policy[] =>
  [
    of.identity,
    of.session ?? [],
    of.endpoint ?? [],
    of.serviceControl ?? [],
    of.resourceControl ?? [],
    of.scopeDown ?? [],
  ]
    .flat(2)
    .concat(boundary ?? [], resource ?? []);

const all = samples.flatMap(([, layers]) => policiesOf(layers));
const conditions = all.flatMap(({ statements }) => statements.flatMap((one) => one.conditions));

describe("generated policies and requests", () => {
  const decisions = samples.map(([request, layers]) => ({
    request,
    decision: explain(request, compiled(layers)),
  }));

  test("are allowed and denied, each often", () => {
    const results = counts(decisions.map(({ decision }) => decision.result));
    expect(few(results, ["allowed", "explicitDeny", "implicitDeny"], 600)).toEqual([]);
  });

  test("are stopped by every layer, implicitly and explicitly", () => {
    const layers: readonly LayerName[] = [
      "endpoint",
      "resourceControl",
      "serviceControl",
      "scopeDown",
      "resource",
      "identity",
      "boundary",
      "session",
    ];
    const stops = counts(decisions.map(({ decision }) => `${decision.result} ${decision.layer}`));
    const wanted = layers.flatMap((layer) => [`implicitDeny ${layer}`, `explicitDeny ${layer}`]);
    expect(few(stops, wanted, 20)).toEqual([]);
  });

  test("are allowed and denied for every caller, within the account and across", () => {
    const outcomes = counts(
      decisions.map(({ request: { principal, resourceAccount }, decision }) => {
        const abroad = resourceAccount === "444455556666";
        return `${principal.kind} ${abroad ? "abroad" : "at home"} ${decision.result}`;
      }),
    );
    const kinds = new Set(samples.map(([{ principal }]) => principal.kind));
    const wanted = [...kinds].flatMap((kind) =>
      ["at home", "abroad"].flatMap((where) =>
        ["allowed", "explicitDeny", "implicitDeny"].map((result) => `${kind} ${where} ${result}`),
      ),
    );
    expect(kinds.size).toBe(7);
    expect(few(outcomes, wanted, 5)).toEqual([]);
  });

  test("hold every operator with every qualifier, with and without IfExists", () => {
    const forms = counts(
      conditions.map(({ operator, qualifier, ifExists }) => `${operator} ${qualifier} ${ifExists}`),
    );
    const wanted = operatorNames.flatMap((operator) =>
      [undefined, "ForAllValues", "ForAnyValue"].flatMap((qualifier) =>
        [true, false].map((ifExists) => `${operator} ${qualifier} ${ifExists}`),
      ),
    );
    expect(few(forms, wanted, 5)).toEqual([]);
  });

  test("hold every form of variables, in resources and in conditions, in old policies and new", () => {
    const forms: Readonly<Record<string, RegExp>> = {
      plain: /\$\{aws:username\}/,
      "in other case": /\$\{AWS:/,
      "with a default": /\$\{[^,}]+, '[^']*'\}/,
      "without a value": /\$\{aws:PrincipalTag\/None\}/,
      "of several values": /\$\{aws:TagKeys\}/,
      star: /\$\{\*\}/,
      "question mark": /\$\{\?\}/,
    };
    const found = counts(
      all.flatMap(({ version, statements }) => {
        const resources = statements.flatMap(({ resources: of }) => of?.patterns ?? []);
        const values = statements.flatMap((one) => one.conditions.flatMap((of) => of.values));
        return Object.entries(forms).flatMap(([form, pattern]) => [
          ...resources
            .filter((text) => pattern.test(text))
            .map(() => `${form} Resource ${version}`),
          ...values.filter((text) => pattern.test(text)).map(() => `${form} Condition ${version}`),
        ]);
      }),
    );
    const wanted = Object.keys(forms).flatMap((form) =>
      ["Resource", "Condition"].flatMap((place) =>
        ["2012-10-17", "2008-10-17", undefined].map((version) => `${form} ${place} ${version}`),
      ),
    );
    expect(few(found, wanted, 3)).toEqual([]);
  });

  test("name and except principals of every type, and have levels of several policies", () => {
    const named = counts(
      all.flatMap(({ statements }) =>
        statements.flatMap(({ principals, effect }) => {
          if (principals === undefined) return [];
          const { negated, named: of } = principals;
          const types = of.everyone ? ["everyone"] : Object.keys(of.values);
          return types.map((type) => `${effect} ${negated ? "but" : "to"} ${type}`);
        }),
      ),
    );
    const wanted = ["everyone", "AWS", "Service", "Federated", "CanonicalUser"].flatMap((type) =>
      ["Allow to", "Allow but", "Deny to", "Deny but"].map((how) => `${how} ${type}`),
    );
    expect(few(named, wanted, 20)).toEqual([]);
    const levels = counts(samples.map(([, { serviceControl: of }]) => String(of?.length)));
    expect(few(levels, ["0", "1", "2", "3", "undefined"], 100)).toEqual([]);
  });
});

test("every operator holds for many generated values, and fails for many", () => {
  const statements = policies("session").map(({ statements: of }) => of);
  const given = fc.sample(fc.tuple(statements, contexts), { numRuns: 15_000, seed: 1 });
  const outcomes = counts(
    given.flatMap(([list, context]) =>
      list.flatMap((one) =>
        one.conditions
          .filter(({ key }) => context.has(key.toLowerCase()))
          .map((of) => `${of.operator} ${conditionHolds(of, context, context)}`),
      ),
    ),
  );
  const wanted = operatorNames.flatMap((operator) => [`${operator} true`, `${operator} false`]);
  expect(few(outcomes, wanted, 20)).toEqual([]);
});
