import { describe, expect, test } from "vitest";
import {
  csvReport,
  findingsOf,
  htmlReport,
  markdownReport,
  muted,
  ocsfReport,
  readMutes,
  sarifReport,
  textReport,
} from "../../src/index.ts";
import { madeReport, madeRules } from "../report/made-report.ts";
import { strictCsv } from "../report/strict-csv.ts";

const now = Date.parse("2026-06-01T00:00:00Z");
const until = { reason: "accepted by Ann", expires: "2026-07-01" };
const users = madeReport(["ann", "bob", "app/one"]);

/** Whose findings a file of mutes mutes. */
function mutedNames(file: string): readonly string[] {
  const read = readMutes(file, madeRules);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return findingsOf(muted(users, read.mutes, now)).flatMap((finding) =>
    finding.muted === undefined ? [] : [finding.subject.name],
  );
}

const said = 'reason: "because", expires: 2026-07-01';
test.each([
  ["a rule", `- {rule: 03.made, ${said}}`, ["ann", "app/one", "bob"]],
  ["another rule", `- {rule: 05.blind, ${said}}`, []],
  ["an ARN", `- {subject: "arn:aws:iam::111122223333:user/bob", ${said}}`, ["bob"]],
  ["a part of an ARN", `- {subject: "arn:aws:iam::111122223333:user/bo", ${said}}`, []],
  ["a pattern", `- {subject: "arn:aws:iam::*:user/app/*", ${said}}`, ["app/one"]],
  ["a point that is no wildcard", `- {subject: "arn:aws:iam::111122223333:user/b.b", ${said}}`, []],
  [
    "an account that YAML takes for a number",
    `- {account: 111122223333, ${said}}`,
    ["ann", "app/one", "bob"],
  ],
  ["another account", `- {account: "012345678901", ${said}}`, []],
  ["a fingerprint", `- {fingerprint: 0000000000000001, ${said}}`, ["bob"]],
  ["all that it names", `- {rule: 05.blind, fingerprint: 0000000000000001, ${said}}`, []],
  ["JSON", JSON.stringify([{ rule: "03.made", subject: "*/ann", ...until }]), ["ann"]],
  ["an end that is now", "- {rule: 03.made, reason: because, expires: 2026-06-01T00:00:00Z}", []],
  ["an empty list", "[]", []],
] as const)("%s", (_, file, names) => {
  expect(mutedNames(file)).toEqual(names);
});

test("an expired mute is told", () => {
  const old = { rule: "03.made", reason: "once", expires: "2026-05-31" };
  expect(muted(users, [old], now).expiredMutes).toEqual([old]);
});

test.each([
  ["no YAML", "- {rule: 03.made", 1, ""],
  ["no list", "rule: 03.made", 1, "is a list"],
  ["no map", "- 03.made", 1, "is a map"],
  [
    "an unknown field",
    `- rule: 03.made\n  until: 2027\n  ${said.replace(", ", "\n  ")}`,
    2,
    "no until",
  ],
  ["an unknown rule", `- {${said},\n   rule: 03.mad}`, 2, "no rule 03.mad"],
  ["no reason", "-\n  rule: 03.made\n  expires: 2027-01-01", 2, "needs reason"],
  ["no end", "- {rule: 03.made, reason: because}", 1, "needs expires"],
  ["a day that isn't", "- rule: 03.made\n  reason: because\n  expires: 2027-02-31", 3, "is a day"],
  ["nothing named", `- {${said}}`, 1, "names a rule"],
  ["an account that is none", `- {account: 12, ${said}}`, 1, "12 digits"],
  ["a list for a text", `- {rule: [03.made], ${said}}`, 1, "rule is a text"],
] as const)("%s is wrong, and it is said where", (_, file, line, message) => {
  const read = readMutes(file, madeRules);
  if (read.ok) throw new Error("It was read.");
  expect(read.problems[0]).toMatchObject({ line, message: expect.stringContaining(message) });
});

describe("a muted finding is told as muted", () => {
  const report = muted(users, [{ subject: "*/bob", ...until }], now);
  const line = "Muted until 2026-07-01: accepted by Ann";
  const options = { colours: false, width: 120, verbose: false };

  test("in text, Markdown and HTML", () => {
    const text = textReport(report, madeRules, options);
    expect(text).toContain(`  • bob\n    depends on depends bob\n    ${line}\n`);
    expect(text).toContain("3 findings: 3 high; 1 of them muted.");
    expect(markdownReport(report, madeRules)).toContain(`  - ${line}\n`);
    expect(htmlReport(report, madeRules)).toContain(`<p class="dim">${line}</p>`);
  });

  test("in CSV, SARIF and OCSF", () => {
    const [head = [], ...records] = strictCsv(csvReport(report, madeRules));
    const column = records.map((record) => record[head.indexOf("muted")]);
    expect(column.filter((text) => text !== "")).toEqual([line]);
    const sarif = JSON.parse(sarifReport(report, madeRules));
    const suppressed: unknown[] = sarif.runs[0].results.flatMap(
      ({ suppressions = [] }: { suppressions?: unknown[] }) => suppressions,
    );
    expect(suppressed).toEqual([{ kind: "external", status: "accepted", justification: line }]);
    const ocsf: { message: string; status: string }[] = JSON.parse(ocsfReport(report, madeRules));
    const names = ocsf.flatMap(({ message, status }) => (status === "Suppressed" ? [message] : []));
    expect(names).toEqual(["bob"]);
  });
});
