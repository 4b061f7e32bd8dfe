import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPieces } from "../../src/match/glob.ts";
import { matches } from "../../src/match/match-pattern.ts";
import { compilePattern, type TextPiece } from "../../src/match/pattern.ts";

/** What each piece means, by trying everything. */
function obvious([piece, ...rest]: readonly TextPiece[], text: string): boolean {
  if (piece === undefined) return text === "";
  switch (piece.kind) {
    case "text":
      return text.startsWith(piece.text) && obvious(rest, text.slice(piece.text.length));
    case "one":
      return text !== "" && obvious(rest, text.slice(1));
    case "short-one":
      return text !== "" && text[0] !== ":" && obvious(rest, text.slice(1));
    case "star":
      return obvious(rest, text) || (text !== "" && obvious([piece, ...rest], text.slice(1)));
    case "short-star":
      return (
        obvious(rest, text) ||
        (text !== "" && text[0] !== ":" && obvious([piece, ...rest], text.slice(1)))
      );
  }
}

/** What a Resource means, by trying everything: `colons` have been passed, `before` the fifth a wildcard stays in its part. */
function obviousResource(pattern: string, text: string, colons = 0): boolean {
  const [first, ...others] = pattern;
  const rest = others.join("");
  const early = colons < 5;
  if (first === undefined) return text === "";
  if (first === "?")
    return (
      text !== "" && !(early && text[0] === ":") && obviousResource(rest, text.slice(1), colons)
    );
  if (first !== "*")
    return (
      text[0] === first && obviousResource(rest, text.slice(1), colons + (first === ":" ? 1 : 0))
    );
  const short = early && rest !== "" && rest[0] !== ":";
  return (
    obviousResource(rest, text, colons) ||
    (text !== "" && !(short && text[0] === ":") && obviousResource(pattern, text.slice(1), colons))
  );
}

const letters = fc.string({ unit: fc.constantFrom("a", "a", "b", ":"), maxLength: 10 });
const pieces: fc.Arbitrary<TextPiece[]> = fc.array(
  fc.oneof(
    fc
      .string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 2 })
      .map((text) => ({ kind: "text", text }) as const),
    fc.constantFrom("star", "short-star", "one", "short-one").map((kind) => ({ kind })),
  ),
  { maxLength: 6 },
);
const globs = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ":"), maxLength: 8 });

describe("a pattern matches as the obvious matcher says", () => {
  test("piece by piece", () => {
    fc.assert(
      fc.property(pieces, letters, (list, text) => {
        expect(matchesPieces(list, text)).toBe(obvious(list, text));
      }),
      { numRuns: 5000 },
    );
  });

  test("as a Resource", () => {
    const arns = fc
      .tuple(
        globs,
        fc.array(fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 }), {
          minLength: 4,
          maxLength: 4,
        }),
      )
      .map(([last, parts]) => `arn:${parts.join(":")}:${last}`);
    const texts = fc
      .array(letters, { minLength: 4, maxLength: 5 })
      .map((parts) => `arn:${parts.join(":")}`);
    fc.assert(
      fc.property(arns, texts, (pattern, text) => {
        const rules = { wildcards: true, variables: true, arn: true };
        expect(matches(compilePattern(pattern, rules), text)).toBe(obviousResource(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  test("as a text with wildcards anywhere", () => {
    fc.assert(
      fc.property(globs, letters, (pattern, text) => {
        const rules = { wildcards: true, variables: false, arn: false };
        const expression = pattern.replaceAll("*", ".*").replaceAll("?", ".");
        expect(matches(compilePattern(pattern, rules), text)).toBe(
          new RegExp(`^${expression}$`, "s").test(text),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe("matching is bounded", () => {
  /** One look at each place of the text for each piece, and what a short star passes over. */
  const expectBounded = (list: readonly TextPiece[], text: string): void => {
    const work = { places: 0 };
    matchesPieces(list, text, work);
    expect(work.places).toBeLessThanOrEqual(2 * list.length * (text.length + 1));
  };

  test("for any pieces", () => {
    const long = fc.string({ unit: fc.constantFrom("a", "a", "a", "b", ":"), maxLength: 300 });
    const many = fc.array(pieces, { maxLength: 8 }).map((lists) => lists.flat());
    fc.assert(fc.property(many, long, expectBounded), { numRuns: 1000 });
  });

  test.each(["a*", "*a", "?*", "*?", "a?*", "*ab", "**", "*a?"])(
    "for %s again and again",
    (unit) => {
      const text = `${"a".repeat(3000)}b`;
      for (const rules of [
        { wildcards: true, variables: false, arn: false },
        { wildcards: true, variables: false, arn: true },
      ]) {
        const { pieces } = compilePattern(`${unit.repeat(300)}c`, rules);
        expectBounded(
          pieces.filter((piece) => piece.kind !== "variable"),
          text,
        );
      }
    },
  );
});
