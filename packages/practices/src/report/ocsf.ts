import type { Severity } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import { practices, type Rule } from "../audit/rule.ts";
import { evidenceLines } from "./evidence-text.ts";
import { findingsOf } from "./score-card.ts";

/** OCSF's severities. */
const severityIds: Readonly<Record<Severity, number>> = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
};

/** The findings as Detection Findings of OCSF 1.3 (class 2004), as a JSON array. */
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
      status_id: 1,
      status: "New",
      message: finding.message,
      metadata: {
        version: "1.3.0",
        product: {
          name: "Ostiary",
          vendor_name: "Ostiary",
          version: report.snapshot.source.version,
        },
        event_code: finding.rule,
        profiles: ["cloud"],
      },
      finding_info: {
        uid: finding.fingerprint,
        title: rule?.title ?? finding.rule,
        desc: rule?.rationale ?? "",
        created_time: time,
        types: [practices[rule?.practice ?? 12]],
      },
      cloud: {
        provider: "AWS",
        account: { uid: finding.account, type: "AWS Account", type_id: 10 },
      },
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
  return JSON.stringify(findings, null, 2);
}
