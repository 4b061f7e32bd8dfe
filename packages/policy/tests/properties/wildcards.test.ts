import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allows } from "./allows.ts";

const letters = fc.string({ unit: fc.constantFrom(..."abAB*?/:"), maxLength: 8 });
const names = letters.map((text) => text.replaceAll(":", ""));
const parts = fc.string({ unit: fc.constantFrom(..."ab*?"), maxLength: 4 });
const arns = fc
  .tuple(parts, parts, parts, letters)
  .map(([service, region, account, rest]) => `arn:aws:x${service}:${region}:${account}:${rest}`);

/** A pattern with a text that is likely to match it: its wildcards are filled in. */
const withMatch = (patterns: fc.Arbitrary<string>): fc.Arbitrary<[string, string]> =>
  fc
    .tuple(patterns, fc.array(fc.constantFrom("", "a", "b", "ab", "A"), { minLength: 1 }))
    .map(([pattern, fillings]) => {
      let at = 0;
      const text = pattern.replaceAll(/[*?]/g, (wildcard) => {
        const filling = fillings[at % fillings.length] ?? "";
        at += 1;
        return wildcard === "?" ? filling.charAt(0) || "b" : filling;
      });
      return [pattern, text];
    });

/** A stretch of a text without colons replaced by a star. */
const starred = ([pattern, text]: readonly [string, string]) =>
  fc.tuple(fc.nat({ max: pattern.length }), fc.nat({ max: 4 })).map(([from, length]) => {
    const stretch = pattern.slice(from, from + length).split(":", 1)[0] ?? "";
    return [
      pattern,
      `${pattern.slice(0, from)}*${pattern.slice(from + stretch.length)}`,
      text,
    ] as const;
  });

describe("a star in the place of any stretch matches no less", () => {
  test("in actions, and exempts no less in NotAction", () => {
    fc.assert(
      fc.property(withMatch(names).chain(starred), ([pattern, wider, text]) => {
        const action = `s3:${text}`;
        if (allows({ Action: `s3:${pattern}` }, { action }))
          expect(allows({ Action: `s3:${wider}` }, { action })).toBe(true);
        const not = { Action: undefined };
        if (allows({ ...not, NotAction: `s3:${wider}` }, { action }))
          expect(allows({ ...not, NotAction: `s3:${pattern}` }, { action })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("in resources, and exempts no less in NotResource", () => {
    fc.assert(
      fc.property(withMatch(arns).chain(starred), ([pattern, wider, resource]) => {
        fc.pre(/^arn:aws:[^:]/.test(wider));
        if (allows({ Resource: pattern }, { resource }))
          expect(allows({ Resource: wider }, { resource })).toBe(true);
        const not = { Resource: undefined };
        if (allows({ ...not, NotResource: wider }, { resource }))
          expect(allows({ ...not, NotResource: pattern }, { resource })).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(["StringLike", "ArnLike"])("in %s, and rules out no less negated", (operator) => {
    const patterns = operator === "ArnLike" ? arns : letters;
    const negated = operator.replace("Like", "NotLike");
    fc.assert(
      fc.property(withMatch(patterns).chain(starred), ([pattern, wider, value]) => {
        const context = { "a:Key": value };
        const condition = (name: string, text: string) => ({
          Condition: { [name]: { "a:Key": text } },
        });
        if (allows(condition(operator, pattern), { context }))
          expect(allows(condition(operator, wider), { context })).toBe(true);
        if (allows(condition(negated, wider), { context }))
          expect(allows(condition(negated, pattern), { context })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
