import { env } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Policy, type PolicyKind, parsePolicy, printPolicy } from "../../src/index.ts";
import { policyTexts } from "./arbitrary-policy.ts";
import { respelled, shapes } from "./arbitrary-shape.ts";

/** A policy without the positions of its statements. */
const placeless = ({ statements, ...policy }: Policy): unknown => ({
  ...policy,
  statements: statements.map(({ start: _, end: __, ...statement }) => statement),
});

function expectSame(text: string, kind: PolicyKind): void {
  const parsed = parsePolicy(text, kind);
  if (!parsed.ok) throw new Error(parsed.findings[0].detail ?? parsed.findings[0].message);
  const printed = printPolicy(parsed.policy);
  const again = parsePolicy(printed, kind);
  if (!again.ok)
    throw new Error(`${again.findings[0].detail ?? again.findings[0].message} ${printed}`);
  expect(placeless(again.policy)).toEqual(placeless(parsed.policy));
  expect(printPolicy(again.policy)).toBe(printed);
}

const numRuns = Number(env["OSTIARY_RUNS"] ?? 300);

const kinds = [
  "identity",
  "session",
  "trust",
  "resource",
  "serviceControl",
  "resourceControl",
] as const;

/** Condition blocks as text, for what objects do not keep: the order of keys, and operators that come twice. */
const conditionTexts = fc
  .uniqueArray(
    fc.tuple(
      fc.oneof(
        ...["bool", "null", "stringequals", "foranyvalue:stringlikeifexists"].map(respelled),
      ),
      fc.uniqueArray(fc.oneof(fc.constantFrom("a", "B", "7", "1", "__proto__"), fc.string()), {
        maxLength: 4,
      }),
    ),
    { selector: ([name]) => name, maxLength: 12 },
  )
  .map((blocks) =>
    blocks
      .map(([name, keys]) => {
        const entries = keys.map((key, at) => `${JSON.stringify(key)}:["v${at}",true,-1.50e2]`);
        return `${JSON.stringify(name)}:{${entries.join()}}`;
      })
      .join(),
  );

describe("parse(print(p)) is p, positions aside", () => {
  test.each(kinds)("of kind %s", (kind) => {
    fc.assert(
      fc.property(policyTexts(kind), (text) => expectSame(text, kind)),
      { numRuns: 200 },
    );
  });

  test.each(kinds)("of kind %s in any shape", (kind) => {
    const passing = shapes(kind).filter((text) => parsePolicy(text, kind).ok);
    fc.assert(
      fc.property(passing, (text) => expectSame(text, kind)),
      { numRuns },
    );
    const all = fc.sample(shapes(kind), { numRuns: 200, seed: 1 });
    expect(all.filter((text) => parsePolicy(text, kind).ok).length).toBeGreaterThan(150);
  });

  test("whatever order and spelling the conditions have", () => {
    fc.assert(
      fc.property(conditionTexts, (conditions) => {
        const body = `"Effect":"Allow","Action":"*","Resource":"*","Condition":{${conditions}}`;
        expectSame(`{"Version":"2012-10-17","Statement":{${body}}}`, "identity");
      }),
      { numRuns: 500 },
    );
  });

  test("whatever the texts hold", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, fc.array(text), (id, sid, key, values) => {
        const statement = {
          Sid: sid,
          Effect: "Deny",
          NotPrincipal: { AWS: values, Service: id },
          NotAction: `a:${sid.replaceAll(":", "")}`,
          NotResource: `arn:aws:x:::${key}`,
          Condition: { StringLike: { [key]: values } },
        };
        expectSame(
          JSON.stringify({ Version: "2012-10-17", Id: id, Statement: [statement] }),
          "resource",
        );
      }),
      { numRuns: 500 },
    );
  });
});
