import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches } from "../../src/match/match-pattern.ts";
import { compilePattern, type PatternRules } from "../../src/match/pattern.ts";
import { runs } from "./runs.ts";
import { variable } from "./words.ts";

const plain: PatternRules = { wildcards: true, variables: false, arn: false };
const arn: PatternRules = { wildcards: true, variables: true, arn: true };

/**
 * What a pattern means, by carrying every place that the text may have come to through its characters: in the first five parts of
 * an ARN a wildcard stays in its part, but a star that ends its part does not.
 */
function obvious(pattern: string, text: string, isArn: boolean): boolean {
  let places = new Set([0]);
  let colons = 0;
  for (const [at, character] of [...pattern].entries()) {
    const early = isArn && colons < 5;
    const next = pattern[at + 1];
    const after = new Set<number>();
    for (const place of places) {
      if (character === "*") {
        const short = early && next !== undefined && next !== ":";
        // What a place before has reached is reached already.
        for (let to = place; to <= text.length && !after.has(to); to += 1) {
          after.add(to);
          if (short && text[to] === ":") break;
        }
      } else if (character === "?") {
        if (place < text.length && !(early && text[place] === ":")) after.add(place + 1);
      } else if (text[place] === character) after.add(place + 1);
    }
    if (character === ":") colons += 1;
    places = after;
  }
  return places.has(text.length);
}

const glob = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("a", "a", "a", "b", "*", "?", ":"), maxLength });
const letters = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("a", "a", "a", "b", ":"), maxLength });

/** ARNs of patterns, and of texts that they may match. */
const arnGlobs = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.string({ unit: fc.constantFrom("a", "a", "b", "*", "?"), maxLength }), {
        minLength: 4,
        maxLength: 4,
      }),
      glob(maxLength * 2),
    )
    .map(([parts, last]) => `arn:${parts.join(":")}:${last}`);
const arnTexts = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(letters(maxLength), { minLength: 4, maxLength: 5 })
    .map((parts) => `arn:${parts.join(":")}`);

/** A pattern with a text that it is likely to match: its wildcards are filled in. */
const withMatch = (patterns: fc.Arbitrary<string>, fillings: fc.Arbitrary<string>) =>
  fc.tuple(patterns, fc.array(fillings, { minLength: 1 })).map(([pattern, filled]) => {
    let at = 0;
    const text = pattern.replaceAll(/[*?]/g, (wildcard) => {
      at += 1;
      const filling = filled[at % filled.length] ?? "";
      return wildcard === "?" ? filling.charAt(0) || "b" : filling;
    });
    return [pattern, text] as const;
  });

function expectObvious(pattern: string, text: string, rules: PatternRules): void {
  expect(matches(compilePattern(pattern, rules), text)).toBe(obvious(pattern, text, rules.arn));
}

describe("a pattern matches as the obvious matcher says", () => {
  test("as a Resource", () => {
    const pairs = fc.oneof(
      fc.tuple(arnGlobs(4), arnTexts(10)),
      withMatch(arnGlobs(6), letters(4)),
      withMatch(arnGlobs(6), fc.string({ unit: fc.constantFrom("a", "a", "b"), maxLength: 4 })),
    );
    fc.assert(
      fc.property(pairs, ([pattern, text]) => expectObvious(pattern, text, arn)),
      { numRuns: runs(20_000) },
    );
  });

  test("as a text with wildcards anywhere", () => {
    const pairs = fc.oneof(fc.tuple(glob(8), letters(10)), withMatch(glob(12), letters(4)));
    fc.assert(
      fc.property(pairs, ([pattern, text]) => expectObvious(pattern, text, plain)),
      { numRuns: runs(10_000) },
    );
  });

  test("over long texts of few letters, where much of a pattern fits almost everywhere", () => {
    const pairs = fc.oneof(
      fc.tuple(glob(40), letters(300)),
      withMatch(glob(40), letters(40)),
      withMatch(glob(40), fc.string({ unit: fc.constantFrom("a", "a", "ā", "š"), maxLength: 60 })),
    );
    fc.assert(
      fc.property(pairs, ([pattern, text]) => {
        expectObvious(pattern, text, plain);
        expectObvious(`arn:aws:s3:::${pattern}`, `arn:aws:s3:::${text}`, arn);
      }),
      { numRuns: runs(2_000) },
    );
  });

  test("with variables, as if their values were written in their place", () => {
    const names = ["v", "w", "empty"] as const;
    const values = fc.record({
      v: letters(3),
      w: fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 40 }),
      empty: fc.constant(""),
    });
    const pieces = fc.array(fc.oneof(glob(3), fc.constantFrom(...names)), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, values, letters(60), (list, valued, text) => {
        const isName = (piece: string): piece is (typeof names)[number] =>
          names.some((name) => name === piece);
        const written = list.map((piece) => (isName(piece) ? variable(piece) : piece)).join("");
        const filled = list.map((piece) => (isName(piece) ? valued[piece] : piece)).join("");
        const pattern = compilePattern(`arn:aws:s3:::${written}`, arn);
        const context = new Map(Object.entries(valued));
        for (const one of [text, filled.replaceAll("*", text).replaceAll("?", "b")]) {
          const resource = `arn:aws:s3:::${one}`;
          expect(matches(pattern, resource, context)).toBe(
            obvious(`arn:aws:s3:::${filled}`, resource, true),
          );
        }
      }),
      { numRuns: runs(5_000) },
    );
  });

  const repeated = ["a*", "*a", "?*", "*?", "a?*", "*ab", "**", "*a?", "a?", "*a?a", "?a"];
  test.each(repeated)("for %s again and again", (unit) => {
    for (const times of [1, 9, 33, 70]) {
      for (const end of ["b", "b*", "c", "a?b", "b?b*", "b??bb*"]) {
        for (const length of [31, 32, 65, 200]) {
          expectObvious(`*${unit.repeat(times)}${end}`, `${"a".repeat(length)}b`, plain);
          const steps = "aaab".repeat(length / 4);
          expectObvious(`*${unit.repeat(times)}${end}`, `${steps}b${steps}`, plain);
          expectObvious(`*${unit.repeat(times)}${end}`, `${steps}${steps}abbabbb`, plain);
        }
      }
    }
  });

  test.each(["a?", "?a", "a??", "?", "aa?"])("for %s in a part again and again", (unit) => {
    for (const times of [1, 16, 33, 66]) {
      for (const pattern of [
        `arn:*:${unit.repeat(times)}b*:c:x:y`,
        `arn:*:x:*${unit.repeat(times)}b*b:*:z`,
        `arn:*${unit.repeat(times)}:${unit}*b:*:d:*`,
      ]) {
        for (const length of [1, 20, 70, 150]) {
          const [short, long] = [":a".repeat(length), `:${"a".repeat(length)}`];
          for (const middle of [
            `${short}${long}b`,
            `${long}b:x${long}bb`,
            `${long}${long}b${short}b`,
          ])
            for (const end of [":c:x:y", ":d:x:y", "b:c:d:z"])
              expectObvious(pattern, `arn${middle}${end}`, arn);
        }
      }
    }
  });
});
