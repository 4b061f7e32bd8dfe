import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  effectivePolicy,
  managementPolicyTypes,
  validateManagementPolicy,
} from "../../src/index.ts";
import { runs } from "../properties/runs.ts";
import { attached, inheritanceCases } from "./inheritance-case.ts";
import { flattened, referenceValues } from "./reference.ts";

describe.each(inheritanceCases)("%s", (_, cases) => {
  test.each(cases)("$source: $name", ({ type, levels, effective }) => {
    const policy = effectivePolicy(type, attached(levels));
    expect(policy?.document ?? null).toEqual(effective);
    expect(policy === undefined ? null : JSON.parse(policy.content)).toEqual(effective);
  });

  test.each(cases)("each policy is valid: $name", ({ type, levels }) => {
    const issues = levels
      .flat()
      .flatMap((policy) => validateManagementPolicy(type, JSON.stringify(policy)));
    expect(issues).toEqual([]);
  });
});

test("every type has a case", () => {
  const types = inheritanceCases.flatMap(([, cases]) => cases.map(({ type }) => type));
  expect([...new Set(types)].sort()).toEqual([...managementPolicyTypes].sort());
});

const controlKey = "@@operators_allowed_for_child_policies";
const control = fc.option(
  fc.oneof(
    fc.constantFrom(["@@all"], ["@@none"]),
    fc.subarray(["@@assign", "@@append", "@@remove"], { minLength: 1 }),
  ),
  { nil: undefined, freq: 2 },
);
const values = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });

/** A list's setting. */
const setting = fc
  .record(
    { "@@assign": values, "@@append": values, "@@remove": values, control },
    { requiredKeys: [] },
  )
  .map(({ control: word, ...operators }) => ({
    ...operators,
    ...(word === undefined ? {} : { [controlKey]: word }),
  }));

const keyed = (child: fc.Arbitrary<object>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(fc.dictionary(fc.constantFrom("x", "Y", "z"), child, { maxKeys: 3 }), control)
    .map(([children, word]) => ({
      ...children,
      ...(word === undefined ? {} : { [controlKey]: word }),
    }));

const policy = keyed(keyed(setting));
const tree = fc.array(fc.array(policy, { maxLength: 3 }), { minLength: 1, maxLength: 4 });

// A type whose values stay as they are.
const type = "SECURITYHUB_CSPM_POLICY";

describe("effective policies", () => {
  test("are what the plain rules make of each setting", () => {
    fc.assert(
      fc.property(tree, (levels) => {
        const effective = effectivePolicy(type, attached(levels));
        const found = effective === undefined ? {} : flattened(effective.document);
        const { "": _, ...settings } = found;
        expect(settings).toEqual(referenceValues(levels));
      }),
      { numRuns: runs(2000) },
    );
  });

  test("stay as they are where the levels above allow nothing", () => {
    const locked = (node: unknown): unknown => {
      if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
      const inner = Object.entries(node).map(([key, child]) => [key, locked(child)]);
      return { ...Object.fromEntries(inner), [controlKey]: ["@@none"] };
    };
    fc.assert(
      fc.property(policy, tree, (root, below) => {
        const top = [locked(root) as object];
        expect(effectivePolicy(type, attached([top, ...below]))?.content).toBe(
          effectivePolicy(type, attached([top]))?.content,
        );
      }),
      { numRuns: runs(500) },
    );
  });

  test("do not depend on the case of keys, on empty levels or on empty policies", () => {
    const shouted = (node: unknown): unknown => {
      if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
      const entries = Object.entries(node).map(([key, child]) => [
        key.startsWith("@@") ? key : key.toUpperCase(),
        shouted(child),
      ]);
      return Object.fromEntries(entries);
    };
    fc.assert(
      fc.property(tree, (levels) => {
        const loud = levels.flatMap((level) => [
          [],
          [{}, ...level.map((each) => shouted(each) as object)],
        ]);
        fc.pre(levels.some((level) => level.length > 0));
        expect(effectivePolicy(type, attached(loud))?.content).toBe(
          effectivePolicy(type, attached(levels))?.content,
        );
      }),
      { numRuns: runs(500) },
    );
  });

  test("come of any text whatever, and hold no operator", () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      policy.map((each) => JSON.stringify(each)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...managementPolicyTypes), fc.array(anything), (kind, texts) => {
        const levels = texts.map((content, index) => [{ id: `p-${index}`, content }]);
        const effective = effectivePolicy(kind, levels);
        if (texts.length > 0)
          expect(effective?.content).not.toMatch(/"@@(?:assign|append|remove)":/);
        for (const content of texts) validateManagementPolicy(kind, content);
      }),
      { numRuns: runs(500) },
    );
  });
});
