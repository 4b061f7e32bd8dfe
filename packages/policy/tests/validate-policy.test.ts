import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import cases from "../cases/parse/identity.json" with { type: "json" };
import { issues, type PolicyFinding, validatePolicy } from "../src/index.ts";
import { printed, textOf, type ValidationCase, validationCases } from "./validation-case.ts";

const findingsOf = (one: ValidationCase): Promise<readonly PolicyFinding[]> => {
  const { kind = "identity", resourceType } = one;
  return validatePolicy(textOf(one), { kind, ...(resourceType !== undefined && { resourceType }) });
};

const all = validationCases();

describe.each(all)("%s", (_, each) => {
  test.each(each.map((one, index) => ({ one, name: `${one.about} ${index + 1}` })))(
    "$name",
    async ({ one }) => {
      const findings = await findingsOf(one);
      expect(findings.map(printed)).toEqual(one.finds);
      for (const { message } of findings) expect(message).toMatch(/^[^\n]{10,}[.?]$/);
    },
  );
});

const fires = ({ about, finds }: ValidationCase): boolean =>
  finds.some((find) => find.split(" ")[1] === about);

test("every check has a case in which it fires and one that it just lets pass", () => {
  const every = all.flatMap(([, each]) => each);
  const lacking = issues
    .map(({ code }) => ({ code, about: every.filter(({ about }) => about === code) }))
    .filter(({ about }) => !about.some(fires) || about.every(fires))
    .map(({ code }) => code);
  expect(lacking).toEqual([]);
});

test("docs/validation.md has every check", () => {
  const document = new URL("../../../docs/validation.md", import.meta.url);
  const rows = readFileSync(document, "utf8").matchAll(/^\| ([A-Z0-9_]+) +\| ([A-Z_]+) /gm);
  const listed = [...rows].map(([, code, type]) => `${code} ${type}`);
  expect(listed.sort()).toEqual(issues.map(({ code, type }) => `${code} ${type}`).sort());
});

/** What IAM refuses is an error to ValidatePolicy too, but for empty lists and bad dates, of which it makes less. */
const enough = (findings: readonly PolicyFinding[]): boolean =>
  findings.some(
    ({ type, code }) => type === "ERROR" || /^EMPTY_ARRAY_|^TYPE_MISMATCH_DATE$/.test(code),
  );

describe("what IAM refuses", () => {
  test.each(cases.refused)("$document", async ({ document }) => {
    expect(enough(await validatePolicy(document, { kind: "identity" }))).toBe(true);
  });
});
