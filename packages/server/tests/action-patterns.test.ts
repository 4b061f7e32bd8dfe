import { expect, test } from "vitest";
import { covers, overlap } from "../src/services/iam/last-accessed/action-patterns.ts";

/** Every text over some characters, up to a length. */
function textsOf(characters: string, longest: number): readonly string[] {
  let last = [""];
  const all = [""];
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((text) => [...characters].map((character) => text + character));
    all.push(...last);
  }
  return all;
}

const patterns = textsOf("ab*?", 3);
// No two of the patterns need a longer text to tell them apart.
const texts = textsOf("abc", 6);

const matchedBy = new Map(
  patterns.map((pattern) => {
    const source = pattern.replaceAll("*", ".*").replaceAll("?", ".");
    const expression = new RegExp(`^${source}$`);
    return [pattern, new Set(texts.filter((text) => expression.test(text)))];
  }),
);
const matched = (pattern: string): ReadonlySet<string> => matchedBy.get(pattern) ?? new Set();

test("a pattern that covers another matches all that the other matches", () => {
  for (const wide of patterns) {
    for (const narrow of patterns) {
      if (covers(wide, narrow) && !matched(narrow).isSubsetOf(matched(wide))) {
        throw new Error(`${wide} does not cover ${narrow}.`);
      }
    }
  }
});

test("patterns overlap where some text is matched by both, and only there", () => {
  for (const first of patterns) {
    for (const second of patterns) {
      const both = !matched(first).isDisjointFrom(matched(second));
      if (overlap(first, second) !== both) throw new Error(`${first} and ${second}: ${both}`);
    }
  }
});

test.each([
  ["*", "s3:*", true],
  ["s3:*", "s3:get*", true],
  ["s3:get*", "s3:getobject", true],
  ["s3:get*object", "s3:get*object", true],
  ["s3:*", "*", false],
  ["s3:get*", "s3:*", false],
  ["s3:get?", "s3:get*", false],
  ["s3:getobject", "s3:get*", false],
])("%s covers %s: %s", (wide, narrow, expected) => {
  expect(covers(wide, narrow)).toBe(expected);
});
