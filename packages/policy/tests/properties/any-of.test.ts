import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operators } from "../../src/condition/operators.ts";
import { anyOf, manySought, soughtPattern } from "../../src/match/any-of.ts";
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
