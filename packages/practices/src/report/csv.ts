import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines } from "./evidence-text.ts";
import { findingsOf } from "./score-card.ts";
import { visible } from "./visible.ts";

const columns = [
  "severity",
  "rule",
  "practice",
  "title",
  "account",
  "subject_type",
  "subject_arn",
  "part",
  "message",
  "depends_on",
  "evidence",
  "remedy",
  "fingerprint",
  "muted",
] as const;

/** A field of CSV (RFC 4180); a text that a spreadsheet would take for a formula is told to be a text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${visible(text)}` : visible(text);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The findings as CSV, the worst first, and what was not assessed after them. */
export function csvReport(report: AuditReport, rules: readonly Rule[]): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const rows = findingsOf(report).map((finding) => {
    const rule = byId.get(finding.rule);
    return [
      finding.severity,
      finding.rule,
      String(rule?.practice ?? ""),
      rule?.title ?? "",
      finding.account,
      finding.subject.type,
      finding.subject.arn,
      finding.part ?? "",
      finding.message,
      finding.dependsOn ?? "",
      finding.evidence.flatMap(evidenceLines).join("\n"),
      rule?.remedy ?? "",
      finding.fingerprint,
      mutedLines(finding).join(""),
    ];
  });
  const gaps = report.results.flatMap((result) =>
    result.state === "assessed"
      ? []
      : [
          [
            "not assessed",
            result.rule,
            String(byId.get(result.rule)?.practice ?? ""),
            byId.get(result.rule)?.title ?? "",
            result.account ?? "",
            ...["", "", ""],
            result.gaps.map(({ input, reason }) => `${input}: ${reason}`).join("; "),
            ...["", "", "", "", ""],
          ],
        ],
  );
  return [[...columns], ...rows, ...gaps].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
