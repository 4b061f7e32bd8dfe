import type { AuditFinding, Severity } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import { practices, type Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines } from "./evidence-text.ts";
import { jsonText } from "./json.ts";
import { findingsOf } from "./score-card.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  informational: "note",
};
/** What code scanning sorts by. */
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  informational: "0.0",
};

function resultOf(finding: AuditFinding, ruleIndex: number): object {
  const [place] = finding.evidence.flatMap((one) =>
    one.kind === "statement" ? [one.statement] : [],
  );
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: [finding.message, ...finding.evidence.flatMap(evidenceLines)].join("\n") },
    partialFingerprints: { "ostiary/v1": finding.fingerprint },
    locations: [
      {
        // Code scanning shows only what has a file: the subject's ARN is one, in a folder of its account.
        physicalLocation: {
          artifactLocation: { uri: `aws/${finding.subject.arn.replace(/[^\w/.-]/gu, "_")}` },
          region: { startLine: place?.line ?? 1, startColumn: place?.column ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: finding.subject.arn, kind: finding.subject.type }],
      },
    ],
    ...(finding.muted !== undefined && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: mutedLines(finding).join(""),
        },
      ],
    }),
    properties: {
      account: finding.account,
      ...(finding.dependsOn && { dependsOn: finding.dependsOn }),
    },
  };
}

/** The report as SARIF 2.1.0, for code scanning; what was not assessed is a notification of the run. */
export function sarifReport(report: AuditReport, rules: readonly Rule[]): string {
  const places = new Map(rules.map(({ id }, place) => [id, place]));
  const gaps = report.results.filter((result) => result.state === "not-assessed");
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ostiary",
            semanticVersion: report.snapshot.source.version,
            rules: rules.map(({ id, title, severity, rationale, remedy, practice }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: rationale },
              help: { text: remedy },
              defaultConfiguration: { level: levels[severity] },
              properties: {
                "security-severity": scores[severity],
                tags: ["security", practices[practice]],
              },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: gaps.map(({ rule, account, gaps: why }) => ({
              level: "warning",
              message: {
                text: `${rule}${account === undefined ? "" : ` of ${account}`} was not assessed: ${why.map(({ input, reason }) => `${input}: ${reason}`).join("; ")}`,
              },
            })),
          },
        ],
        results: findingsOf(report).map((finding) =>
          resultOf(finding, places.get(finding.rule) ?? -1),
        ),
      },
    ],
  });
}
