import { describe, expect, test } from "vitest";
import { matches } from "../src/match/match-pattern.ts";
import { compilePattern } from "../src/match/pattern.ts";
import { variable } from "./properties/words.ts";

const v = variable("a:v");
const plain = { wildcards: true, variables: true, arn: false };
const arn = { ...plain, arn: true };

/** The form says which way of matching is enough. */
test.each([
  ["", "literal"],
  ["a", "literal"],
  [variable("*"), "literal"],
  ["*", "any"],
  ["**", "segments"],
  ["a*", "prefix"],
  ["a**", "segments"],
  [v, "sequence"],
  [`${v}*`, "sequence"],
  [`a${v}`, "sequence"],
  [`a${v}*`, "sequence"],
  [`${v}a`, "sequence"],
  [`*${v}`, "segments"],
  [`a*${v}`, "segments"],
  [`?${v}`, "segments"],
  ["?", "segments"],
  ["a?", "segments"],
  ["?*", "segments"],
  ["*a", "segments"],
  ["*a*", "segments"],
  ["a*b", "segments"],
  ["a*b*", "segments"],
] as const)("the form of %s is %s", (text, form) => {
  const pattern = compilePattern(text, plain);
  expect(pattern.form).toBe(form);
  expect(pattern.segments.length > 0).toBe(form === "segments");
});

describe("a wildcard before the fifth colon stays in its part", () => {
  test.each([
    ["x*y", "xy", true],
    ["x*y", "xay", true],
    ["x*y", "xa:y", false],
    ["x*y", "xayz", false],
    ["x*y", "xyay", true],
    ["x**y", "xa:y", false],
    ["x**y", "xay", true],
    ["x**:y", "xa:b:y", true],
    ["x?y", "x:y", false],
    ["x*", "xa:b", true],
    ["arn:*a*b:c:x:y:z", `arn:${"a".repeat(30)}`, false],
    ["arn:*a*b:c:x:y:z", "arn:ab:c:x:y:z", true],
    ["arn:*a*b:c:x:y:z", "arn:a:b:c:x:y:z", false],
    ["arn:*:*a:c:x:y", "arn:::a:c:x:y", true],
    ["a*b", "ab", true],
    ["*y", "y", true],
    ["*y", ":y", false],
  ] as const)("%s, %s: %s", (pattern, text, expected) => {
    expect(matches(compilePattern(pattern, arn), text)).toBe(expected);
  });
});

test("a variable has the name that it is written with, and the default that follows it", () => {
  const variablesOf = (text: string) => compilePattern(text, plain).variables;
  expect(variablesOf(`${v}${variable("a:v")}`)).toHaveLength(1);
  expect(variablesOf(variable("A:b, 'c'"))).toEqual([
    { kind: "variable", slot: 0, name: "a:b", written: "A:b", otherwise: "c" },
  ]);
  expect(variablesOf(variable("a,b, 'c'"))[0]).toMatchObject({ name: "a,b, 'c'" });
  expect(variablesOf(variable("a"))[0]).toMatchObject({ name: "a", otherwise: undefined });
});
