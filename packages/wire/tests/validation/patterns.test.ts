import { describe, expect, test } from "vitest";
import type { ServiceName } from "../../src/index.ts";
import { services } from "../../src/index.ts";
import { type ConstrainedShape, loadConstraints } from "../../src/validation/constraints.ts";
import { wholeOf } from "../../src/validation/rules.ts";

const names = Object.keys(services) as ServiceName[];

interface Pattern {
  readonly pattern: string;
  readonly regex: string;
  readonly longest: number;
}

/** As long as a value can be that meets the pattern: beyond its upper bound a value is tried to four times that. */
const longestOf = ({ max }: ConstrainedShape): number => (max === undefined ? 200_000 : max * 4);

const patterns = new Map<string, Pattern>();
for (const name of names) {
  const { shapes } = await loadConstraints(name);
  for (const shape of Object.values(shapes)) {
    if (shape.pattern === undefined) continue;
    const longest = Math.min(longestOf(shape), 1_000_000);
    const known = patterns.get(shape.pattern);
    if (known !== undefined && known.longest >= longest) continue;
    patterns.set(shape.pattern, {
      pattern: shape.pattern,
      regex: shape.regex ?? shape.pattern,
      longest,
    });
  }
}

/** Pieces whose repetition makes ambiguous patterns try every way to split them. */
const pieces = [
  "a",
  "0",
  "/",
  ".",
  "-",
  "a/",
  "/a",
  "a.",
  ".a",
  "a-",
  "-a",
  "a:",
  ":",
  "a@",
  "@a.",
  "1D",
  "é",
  " ",
  "http://",
  "\\",
];

/** Beginnings that lead into the inside of a pattern. */
const beginnings = [
  "",
  "/",
  "arn:aws:iam::aws:policy/",
  "arn:aws:sso:::instance/",
  "arn:aws:kms:us-east-1",
  "https://",
  "http://a?",
  "s3://a",
  "o-0123456789/r-0123",
  "a@",
  "P1D",
  "v1.",
];

describe("every pattern of the models", () => {
  test("is there", () => {
    expect(patterns.size).toBeGreaterThan(100);
  });

  test.each([...patterns.values()])(
    "$pattern is read in Unicode mode and can't run away",
    ({ regex, longest }) => {
      const compiled = wholeOf(regex);
      for (const beginning of beginnings) {
        for (const piece of pieces) {
          const text = `${beginning}${piece.repeat(Math.ceil(longest / piece.length))}`.slice(
            0,
            longest,
          );
          // One that runs away does not come back.
          const answers = [compiled.test(`${text}\u0001`), compiled.test(text)];
          expect(answers, `${beginning}${piece}…`).toHaveLength(2);
        }
      }
    },
  );
});

const matches: readonly (readonly [pattern: string, matching: string, other: string])[] = [
  ["[\\w+=,.@-]+", "a_+=,.@-9", "é"],
  ["[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*", "é Ⅷ _.:/=+-@", "(a)"],
  ["(?s).*", "a\nb", "never"],
  ["[\\s\\S]*", "a\u00a0\n", "never"],
  ["\\p{L}+(?:(\\.|\\_)\\p{L}+){0,2}", "a.b_c", "a-b"],
  ["[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "a@b.c", "a @b.c"],
  ["(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)", "/a/b/", "/a"],
  ["^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$", "123456789012", "12345678901x"],
];

test.each(matches)("%s matches as in Java", (pattern, matching, other) => {
  const { regex } = patterns.get(pattern) ?? {};
  if (regex === undefined) throw new Error(`No model has the pattern ${pattern}.`);
  expect(wholeOf(regex).test(matching)).toBe(true);
  if (other !== "never") expect(wholeOf(regex).test(other)).toBe(false);
});
