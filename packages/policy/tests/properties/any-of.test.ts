import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operators } from "../../src/condition/operators.ts";
import { anyOf, manySought, type Sought, soughtPattern } from "../../src/match/any-of.ts";
import { matches } from "../../src/match/match-pattern.ts";
import { compilePattern } from "../../src/match/pattern.ts";
import { runs } from "./runs.ts";
import { variable } from "./words.ts";

const stretches = fc.constantFrom(
  ..."ab:*?AΣ",
  "*",
  "value-",
  "team/",
  "1",
  "23",
  variable("v"),
  variable("*"),
);
const patterns = fc.array(stretches, { maxLength: 6 }).map((parts) => parts.join(""));
const fillings = fc.constantFrom("", "a", "b", "value-", "1", "Σ");
const context = fc.record({ v: fillings }).map(({ v }) => new Map([["v", v]]));

/** Many patterns, and a text that one of them is likely to match. */
const crowds = (one: fc.Arbitrary<string>, most: number) =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: most }), fillings, fillings)
    .map(([list, star, value]) => ({
      list,
      text: (list[0] ?? "")
        .replaceAll(variable("v"), value)
        .replaceAll(variable("*"), "*")
        .replaceAll("*", star)
        .replaceAll("?", "b"),
    }));

test("many patterns are matched as one by one", () => {
  fc.assert(
    fc.property(crowds(patterns, 4 * manySought), context, ({ list, text }, values) => {
      const rules = { wildcards: true, variables: true, arn: false };
      const compiled = list.map((pattern) => compilePattern(pattern, rules));
      const any = anyOf(compiled.map(soughtPattern), matches);
      const plain = compiled.some((pattern) => matches(pattern, text, values));
      expect(any(text, values)).toBe(plain);
      // What a search has tried is tried again by the next.
      expect(any(text, values)).toBe(plain);
    }),
    { numRuns: runs(5_000) },
  );
});

/** How many of what is sought are tried on a text that none of them matches. */
function tries(sought: readonly Sought<number>[], text: string): number {
  let count = 0;
  const any = anyOf(sought, () => {
    count += 1;
    return false;
  });
  expect(any(text, new Map())).toBe(false);
  return count;
}

const sought = (count: number, of: (place: number) => Omit<Sought<number>, "value">) =>
  Array.from({ length: count }, (_, value) => ({ value, ...of(value) }));

const valued = sought(100, (n) => ({ prefix: "", texts: ["x", `-value-${n}-`] }));
const short = sought(100, (n) => ({ prefix: "", texts: [`q${n + 100}`] }));
const pairs = sought(26, (n) => ({ prefix: "", texts: [String.fromCharCode(97 + n, 98 + n)] }));
const folders = sought(20, (n) => ({ prefix: `p${n}/`, texts: [] }));
const crowd = sought(30, (n) => ({ prefix: "p/", texts: [`-value-${n}-`] }));

test.each([
  ["none where no gram of theirs is", valued, "x-values", 0],
  ["none of an empty text", valued, "", 0],
  ["the one whose gram is", valued, "x-value-42-y", 1],
  ["the one whose gram comes first", valued, "-value-42-", 1],
  ["one once, however often its gram is", valued, "-value-42--value-42--value-42-", 1],
  ["two", valued, "-value-42--value-7-", 2],
  ["by three characters", short, "zq150z", 1],
  ["not by two of three", short, "zq15z", 0],
  ["by two characters", pairs, "xxcdxx", 1],
  ["not by one of two", pairs, "zca", 0],
  ["by what they begin with", folders, "p7/x", 1],
  ["none that begin otherwise", folders, "q7/x", 0],
  ["by what they begin with, then by their gram", crowd, "p/x-value-7-", 1],
  ["by their gram only under what they begin with", crowd, "q/x-value-7-", 0],
  [
    "all that share every gram",
    sought(20, () => ({ prefix: "", texts: ["same-text"] })),
    "same-text",
    20,
  ],
  ["all that have no gram", sought(20, () => ({ prefix: "", texts: ["z"] })), "a", 20],
  ["all where they are few", valued.slice(0, manySought - 1), "a", manySought - 1],
  ["none where they are as many as are looked up", valued.slice(0, manySought), "a", 0],
  [
    "all of a few that begin alike, among many",
    [...folders, ...crowd.slice(0, manySought - 1)],
    "p/a",
    manySought - 1,
  ],
] as const)("of many are tried: %s", (_, list, text, count) => {
  expect(tries(list, text)).toBe(count);
  expect(tries([...list].reverse(), text)).toBe(count);
});

const numbers = fc.constantFrom("-1", "0", "1", "1.0", "1.5", "2", "10", "999999999999999", "1e3");
const dates = fc.constantFrom("2020-01-01T00:00:00Z", "2020-01-01", "1577836800", "2021-06-30");
const addresses = fc.constantFrom(
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.1.2.3",
  "10.1.2.4",
  "0.0.0.0/0",
  "11.0.0.0",
  "2001:db8::/32",
  "2001:db8::1",
  "::ffff:10.1.2.3",
  "::/0",
  "none",
);
const arns = fc
  .tuple(
    fc.array(fc.constantFrom("a", "b", "*", "a*", "?"), { minLength: 4, maxLength: 4 }),
    patterns,
  )
  .map(([parts, last]) => `arn:${parts.join(":")}:${last}`);

describe.each([
  { names: ["StringEquals", "StringLike", "StringEqualsIgnoreCase"], values: patterns },
  { names: ["StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase"], values: patterns },
  { names: ["ArnLike", "ArnNotLike"], values: arns },
  { names: ["NumericEquals", "NumericNotEquals", "NumericLessThan"], values: numbers },
  { names: ["NumericLessThanEquals", "NumericGreaterThan"], values: numbers },
  { names: ["NumericGreaterThanEquals"], values: numbers },
  { names: ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"], values: dates },
  { names: ["DateGreaterThan", "DateGreaterThanEquals"], values: dates },
  { names: ["IpAddress", "NotIpAddress"], values: addresses },
] as const)("$names", ({ names, values }) => {
  test.each(names)("%s of many values is of each: any of them, or none", (name) => {
    const { negated, prepare } = operators[name];
    fc.assert(
      fc.property(crowds(values, 3 * manySought), values, context, ({ list, text }, other, of) => {
        const many = prepare(list, true);
        for (const request of [text, other]) {
          const each = list.map((value) => prepare([value], true).meets(request, of));
          expect(many.meets(request, of)).toBe(
            negated ? each.every((met) => met) : each.some((met) => met),
          );
        }
      }),
      { numRuns: runs(1_000) },
    );
  });
});
