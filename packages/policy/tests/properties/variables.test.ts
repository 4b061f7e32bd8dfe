import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allows } from "./allows.ts";
import { variable } from "./words.ts";

const letters = fc.string({ unit: fc.constantFrom(..."abAB*?/:"), maxLength: 8 });

describe("a variable's value is literal", () => {
  const values = fc.oneof(
    fc.string({ unit: fc.constantFrom(..."ab*?}{$,':/"), maxLength: 6 }),
    fc.constantFrom("*", "?", variable("aws:username"), variable("*"), "a*b", ""),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  const escaped = (value: string): string =>
    value.replaceAll(/[*?$]/g, (special) => variable(special));

  test("in Resource only the very value matches", () => {
    fc.assert(
      fc.property(values, values, (value, other) => {
        const statement = { Resource: `arn:aws:s3:::bucket/${variable("aws:PrincipalTag/team")}` };
        const context = { "aws:PrincipalTag/team": value };
        const at = (name: string) => ({ resource: `arn:aws:s3:::bucket/${name}`, context });
        expect(allows(statement, at(value))).toBe(true);
        expect(allows(statement, at(other))).toBe(other === value);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["StringEquals", "StringLike", "ArnLike"])(
    "in %s only the very value matches",
    (operator) => {
      fc.assert(
        fc.property(values, values, (value, other) => {
          const arn = (name: string) => `arn:aws:x:::${name}`;
          const statement = { Condition: { [operator]: { "a:Key": arn(variable("a:Var")) } } };
          expect(allows(statement, { context: { "a:Key": arn(other), "a:Var": value } })).toBe(
            other === value,
          );
          expect(allows(statement, { context: { "a:Key": arn(value), "a:Var": value } })).toBe(
            true,
          );
        }),
        { numRuns: 500 },
      );
    },
  );

  test("as if it were written out by the special characters, among wildcards too", () => {
    fc.assert(
      fc.property(values, letters, letters, values, (value, before, after, between) => {
        const context = { "a:Var": value };
        const resource = `arn:aws:s3:::${before}${between}${value}${after}`;
        const text = (middle: string) => ({ Resource: `arn:aws:s3:::${before}${middle}${after}` });
        expect(allows(text(`*${variable("a:Var")}`), { resource, context })).toBe(
          allows(text(`*${escaped(value)}`), { resource, context }),
        );
        expect(allows(text(`${variable("a:Var")}?`), { resource, context })).toBe(
          allows(text(`${escaped(value)}?`), { resource, context }),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
