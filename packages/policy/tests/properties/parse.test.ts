import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PolicyKind, parsePolicy } from "../../src/index.ts";
import { policyTexts } from "./arbitrary-policy.ts";

const kinds: readonly PolicyKind[] = [
  "identity",
  "session",
  "trust",
  "resource",
  "serviceControl",
  "resourceControl",
];

/** The answer is a policy or findings whose places lie in the text. */
function expectAnswer(text: string, kind: PolicyKind): void {
  const answer = parsePolicy(text, kind);
  if (answer.ok) {
    expect(answer.policy.statements.length).toBeGreaterThan(0);
    return;
  }
  const lines = text.split("\n");
  for (const { code, message, line, column } of answer.findings) {
    expect(code).toMatch(/^(SyntaxError|VersionError|LegacyParsingError|SemanticError)$/);
    expect(message).not.toBe("");
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 2);
  }
}

const anyKind = fc.constantFrom(...kinds);

/** Pieces that policies are made of, and pieces that hurt readers. */
const pieces = fc.constantFrom(
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "\\",
  "\\u",
  "\\u00",
  "\n",
  "null",
  "true",
  "-",
  "0",
  "1e9999",
  "Statement",
  '"Condition":',
  '"__proto__":',
  '"constructor":',
  "${",
  "*",
  "\u0000",
  "\ud800",
  "\u2028",
  "{}",
  "[]",
  "9".repeat(70),
);

/** A policy's text with stretches cut out, doubled or written over. */
const mutated = (kind: PolicyKind): fc.Arbitrary<string> =>
  fc
    .tuple(
      policyTexts(kind),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.array(pieces, { maxLength: 2 })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce((before, [at, length, instead]) => {
        const from = at % (before.length + 1);
        return before.slice(0, from) + instead.join("") + before.slice(from + length);
      }, text),
    );

describe("parsing answers any text", () => {
  test("at random", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((list) => list.join("")),
    );
    fc.assert(fc.property(text, anyKind, expectAnswer), { numRuns: 2000 });
  });

  test("any JSON", () => {
    fc.assert(fc.property(fc.json(), anyKind, expectAnswer), { numRuns: 500 });
  });

  test("with any JSON for an element", () => {
    const elements = [
      "Version",
      "Id",
      "Statement",
      "Sid",
      "Effect",
      "Principal",
      "NotPrincipal",
      "Action",
      "Resource",
      "NotResource",
      "Condition",
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...elements), fc.jsonValue(), anyKind, (element, value, kind) => {
        const statement = { Effect: "Allow", Action: "*", Resource: "*", [element]: value };
        expectAnswer(
          JSON.stringify({ Version: "2012-10-17", Statement: statement, [element]: value }),
          kind,
        );
        expectAnswer(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }), kind);
      }),
      { numRuns: 1000 },
    );
  });

  test("a policy that is damaged", () => {
    fc.assert(
      fc.property(
        anyKind.chain((kind) => fc.tuple(mutated(kind), fc.constant(kind))),
        ([text, kind]) => expectAnswer(text, kind),
      ),
      { numRuns: 3000 },
    );
  });
});
