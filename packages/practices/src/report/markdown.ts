import { severities } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines } from "./evidence-text.ts";
import { findingsOf, scoreCard } from "./score-card.ts";
import { visible } from "./visible.ts";

/** Text that Markdown takes as it is: nothing in it is a tag, a link or emphasis. */
const literal = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]<>|&~]/gu, "\\$&")
    .replace(/\s+/gu, " ");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(literal).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The report as Markdown: the score card, the findings by rule, and what was not assessed. */
export function markdownReport(report: AuditReport, rules: readonly Rule[]): string {
  const findings = findingsOf(report);
  const { takenAt, accounts } = report.snapshot;
  const card = table(
    ["#", "Practice", "Passed", "Failed", "Not assessed", ...severities],
    scoreCard(report, rules).map((score) => [
      String(score.practice),
      score.title,
      String(score.passed),
      String(score.failed),
      String(score.notAssessed),
      ...severities.map((severity) => String(score.findings[severity] || "")),
    ]),
  );
  const found = rules.flatMap((rule) => {
    const own = findings.filter((finding) => finding.rule === rule.id);
    if (own.length === 0) return [];
    return [
      `## ${rule.id} ${rule.title}`,
      `**${own[0]?.severity ?? rule.severity}** · ${rule.rationale}`,
      own
        .map((finding) =>
          [
            `- ${literal(finding.message)}${finding.dependsOn === undefined ? "" : ` Depends on ${literal(finding.dependsOn)}.`}`,
            ...[...mutedLines(finding), ...finding.evidence.flatMap(evidenceLines)].map(
              (line) => `  - ${literal(line)}`,
            ),
          ].join("\n"),
        )
        .join("\n"),
      `**What to do:** ${rule.remedy}`,
    ];
  });
  const gaps = report.results.filter((result) => result.state === "not-assessed");
  return [
    "# The twelve practices",
    `${literal(accounts.map(({ id, alias }) => alias ?? id).join(", "))}, as of ${takenAt}.`,
    card,
    ...found,
    ...(gaps.length === 0
      ? []
      : [
          "## Not assessed",
          table(
            ["Rule", "Account", "Why"],
            gaps.map(({ rule, account = "", gaps: why }) => [
              rule,
              account,
              why.map(({ input, reason }) => `${input}: ${reason}`).join("; "),
            ]),
          ),
        ]),
    "",
  ].join("\n\n");
}
