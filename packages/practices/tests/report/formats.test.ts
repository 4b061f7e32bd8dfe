import { describe, expect, test } from "vitest";
import {
  type AuditReport,
  csvReport,
  htmlReport,
  jsonReport,
  markdownReport,
  ocsfReport,
  type Rule,
  sarifReport,
  textReport,
} from "../../src/index.ts";
import { hostileTexts, madeReport, madeRules } from "./made-report.ts";
import { strictCsv } from "./strict-csv.ts";

const formats: Readonly<Record<string, (report: AuditReport, of: readonly Rule[]) => string>> = {
  text: (report, of) => textReport(report, of, { colours: false, width: 80, verbose: true }),
  markdown: markdownReport,
  csv: csvReport,
  sarif: sarifReport,
  ocsf: ocsfReport,
  json: jsonReport,
  html: htmlReport,
};
const report = madeReport(hostileTexts);
const written = (format: string, of: AuditReport = report): string =>
  formats[format]?.(of, madeRules) ?? "";

/** More than any format might cut to. */
const words = Array.from({ length: 40 }, (_, place) => `word${String(place).padStart(2, "0")}`);

describe.each(Object.keys(formats))("%s", (format) => {
  test("tells every finding, and all that was not assessed", () => {
    const text = written(format, madeReport(words));
    const messages = words.filter((word) => !text.includes(word));
    const gaps = words.filter((word) => !text.includes(`missing ${word}`));
    expect({ messages, gaps }).toEqual({ messages: [], gaps: [] });
  });

  test("holds no control character that a terminal obeys", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(written(format)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u);
  });
});

test.each(["text", "html"])("%s calls nothing found in a part of a practice no pass", (format) => {
  const [assessed] = report.results;
  if (assessed?.state !== "assessed") throw new Error("The made report has no assessed rule.");
  const passed = { ...assessed, rule: "05.blind", findings: [] };
  const inPart = { ...report, results: [passed, ...report.results.slice(1)] };
  expect(written(format, inPart)).toContain("passed in part");
  expect(written(format, { ...report, results: [passed] })).not.toContain("passed in part");
});

test("text keeps each finding on lines of its own", () => {
  const lines = (texts: readonly string[]) => written("text", madeReport(texts)).split("\n").length;
  expect(lines(hostileTexts)).toBe(lines(hostileTexts.map((_, place) => `word${place}`)));
});

describe("CSV", () => {
  const [head = [], ...records] = strictCsv(written("csv"));
  const column = (name: string) => records.map((record) => record[head.indexOf(name)]);

  test("is read back as it was, record by record", () => {
    expect(new Set(records.map(({ length }) => length))).toEqual(new Set([head.length]));
    expect(records).toHaveLength(hostileTexts.length * 2);
    const plain = hostileTexts.filter((text) => /^[\w<&\]|]/u.test(text));
    const messages = new Set(column("message"));
    expect(plain.filter((text) => !text.includes("\u0007") && !messages.has(text))).toEqual([]);
  });

  test("holds no formula", () => {
    const fields = records.flat();
    expect(fields.filter((field) => /^[=+\-@\t\r]/u.test(field))).toEqual([]);
    expect(column("message")).toContain("'@SUM(1)");
  });
});

test("Markdown takes no text for a tag, a link or a line of its own", () => {
  const text = written("markdown");
  expect(text).not.toMatch(/(?<!\\)<(?:script|img)/u);
  expect(text).not.toMatch(/(?<!\\)\]\(javascript:/u);
  const lines = (texts: readonly string[]) =>
    written("markdown", madeReport(texts)).split("\n").length;
  expect(lines(hostileTexts)).toBe(lines(hostileTexts.map((_, place) => `word${place}`)));
  const cells = text.split("\n").filter((line) => line.startsWith("| 05.blind"));
  expect(cells).toHaveLength(hostileTexts.length);
  expect(cells.filter((line) => line.match(/(?<!\\)\|/gu)?.length !== 4)).toEqual([]);
});

test("SARIF, OCSF and JSON give back each text as it was", () => {
  const sarif = JSON.parse(written("sarif"));
  expect(
    sarif.runs[0].results.map((result: { message: { text: string } }) => result.message.text),
  ).toEqual(expect.arrayContaining(hostileTexts.map((text) => expect.stringContaining(text))));
  for (const { locations } of sarif.runs[0].results) {
    expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[\w/.-]+$/u);
  }
  const ocsf: { message: string }[] = JSON.parse(written("ocsf"));
  const told = ocsf.flatMap(({ message }) => (hostileTexts.includes(message) ? [message] : []));
  expect(told.toSorted()).toEqual(hostileTexts.toSorted());
  const json = JSON.parse(written("json"));
  expect(json.results[0].findings.map(({ message }: { message: string }) => message)).toEqual(
    hostileTexts,
  );
});
