import type { Severity } from "../audit/finding.ts";
import type { AuditReport, NotAssessed } from "../audit/report.ts";
import { practices, type Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines } from "./evidence-text.ts";
import { jsonText } from "./json.ts";
import { findingsOf } from "./score-card.ts";

/** OCSF's severities. */
const severityIds: Readonly<Record<Severity, number>> = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};

const metadataOf = (report: AuditReport, rule: string) => ({
  version: "1.3.0",
  product: {
    name: "Ostiary",
    vendor_name: "Ostiary",
    version: report.snapshot.source.version,
  },
  event_code: rule,
  profiles: ["cloud"],
});

const cloudOf = (account: string) => ({
  provider: "AWS",
  account: { uid: account, type: "AWS Account", type_id: 10 },
});

/** What was not assessed is a Compliance Finding (class 2003) whose status is not known. */
function notAssessed(
  report: AuditReport,
  { rule, account, gaps }: NotAssessed,
  declared: Rule | undefined,
): object {
  const time = Date.parse(report.snapshot.takenAt);
  const why = gaps.map(({ input, reason }) => `${input}: ${reason}`).join("; ");
  const practice = practices[declared?.practice ?? 12];
  return {
    class_uid: 2003,
    class_name: "Compliance Finding",
    category_uid: 2,
    category_name: "Findings",
    activity_id: 1,
    activity_name: "Create",
    type_uid: 200_301,
    type_name: "Compliance Finding: Create",
    time,
    severity_id: severityIds.informational,
    severity: "Informational",
    status_id: 1,
    status: "New",
    message: `${rule} was not assessed: ${why}`,
    metadata: metadataOf(report, rule),
    finding_info: {
      uid: ["not-assessed", rule, account ?? ""].join("/"),
      title: declared?.title ?? rule,
      created_time: time,
      types: [practice],
    },
    compliance: {
      standards: ["The twelve practices"],
      requirements: [practice],
      control: rule,
      status_id: 0,
      status: "Unknown",
      status_detail: why,
    },
    ...(account !== undefined && { cloud: cloudOf(account) }),
  };
}

/** The findings as Detection Findings of OCSF 1.3 (class 2004), and what was not assessed after them, as a JSON array. */
export function ocsfReport(report: AuditReport, rules: readonly Rule[]): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const time = Date.parse(report.snapshot.takenAt);
  const findings = findingsOf(report).map((finding) => {
    const rule = byId.get(finding.rule);
    return {
      class_uid: 2004,
      class_name: "Detection Finding",
      category_uid: 2,
      category_name: "Findings",
      activity_id: 1,
      activity_name: "Create",
      type_uid: 200_401,
      type_name: "Detection Finding: Create",
      time,
      severity_id: severityIds[finding.severity],
      severity: finding.severity.replace(/^./u, (first) => first.toUpperCase()),
      ...(finding.muted === undefined
        ? { status_id: 1, status: "New" }
        : { status_id: 3, status: "Suppressed", comment: mutedLines(finding).join("") }),
      message: finding.message,
      metadata: metadataOf(report, finding.rule),
      finding_info: {
        uid: finding.fingerprint,
        title: rule?.title ?? finding.rule,
        desc: rule?.rationale ?? "",
        created_time: time,
        types: [practices[rule?.practice ?? 12]],
      },
      cloud: cloudOf(finding.account),
      resources: [
        {
          uid: finding.subject.arn,
          name: finding.subject.name,
          type: finding.subject.type,
          cloud_partition: report.snapshot.partition,
        },
      ],
      remediation: { desc: rule?.remedy ?? "" },
      evidences: [{ data: { lines: finding.evidence.flatMap(evidenceLines) } }],
      ...(finding.dependsOn !== undefined && { unmapped: { depends_on: finding.dependsOn } }),
    };
  });
  const gaps = report.results.flatMap((result) =>
    result.state === "not-assessed" ? [notAssessed(report, result, byId.get(result.rule))] : [],
  );
  return jsonText([...findings, ...gaps]);
}
