import fc from "fast-check";
import { expect, test } from "vitest";
import { includesPattern } from "../../src/proof/pattern-inclusion.ts";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });

/** Whether a text is one that a pattern matches: the rule itself, tried at every place. */
function matches(glob: string, value: string): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return value === "";
  const left = rest.join("");
  if (first === "*") return matches(left, value) || (value !== "" && matches(glob, value.slice(1)));
  return value !== "" && (first === "?" || first === value[0]) && matches(left, value.slice(1));
}

test("what is included matches nothing else", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (outer, inner, value) => {
      if (includesPattern(outer, inner) && matches(inner, value))
        expect(matches(outer, value)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test("a pattern includes itself, and a star includes everything", () => {
  fc.assert(
    fc.property(pattern, (one) => {
      expect(includesPattern(one, one)).toBe(true);
      expect(includesPattern("*", one)).toBe(true);
    }),
  );
});

const cases = [
  ["s3:*", "s3:Get*", true],
  ["s3:Get*", "s3:*", false],
  ["s3:Get*", "s3:GetObject", true],
  ["*Object", "s3:*Object", true],
  ["s3:?et", "s3:Get", true],
  ["s3:Get", "s3:?et", false],
  ["arn:aws:s3:::a/*", "arn:aws:s3:::a/b/*", true],
  ["arn:aws:s3:::a/*", "arn:aws:s3:::*", false],
  ["a*b*c", "abbbc", true],
] as const;

test.each(cases)("%s takes in %s: %s", (outer, inner, answer) => {
  expect(includesPattern(outer, inner)).toBe(answer);
});
