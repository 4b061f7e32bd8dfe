import type { AuditFinding, Severity } from "../audit/finding.ts";
import { severities } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import { type Practice, practices, type Rule } from "../audit/rule.ts";

/** How one practice is followed: a rule counts once for each account. */
export interface PracticeScore {
  readonly practice: Practice;
  readonly title: string;
  /** Judged, and nothing was found. */
  readonly passed: number;
  /** Judged, and something was found. */
  readonly failed: number;
  readonly notAssessed: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** The worst finding; undefined where there is none. */
  readonly worst: Severity | undefined;
}

const none: Readonly<Record<Severity, number>> = {
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  informational: 0,
};

/** Findings by their severity. */
export function bySeverity(findings: readonly AuditFinding[]): Readonly<Record<Severity, number>> {
  const counts = { ...none };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The findings of a report, the worst first; within a severity by rule and subject. */
export const findingsOf = (report: AuditReport): readonly AuditFinding[] =>
  report.results
    .flatMap((result) => (result.state === "assessed" ? result.findings : []))
    .toSorted(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        a.rule.localeCompare(b.rule, "en") ||
        a.subject.arn.localeCompare(b.subject.arn, "en"),
    );

const numbers: readonly Practice[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The score card of the twelve practices. */
export function scoreCard(report: AuditReport, rules: readonly Rule[]): readonly PracticeScore[] {
  const practiceOf = new Map(rules.map(({ id, practice }) => [id, practice]));
  return numbers.map((practice) => {
    const results = report.results.filter(({ rule }) => practiceOf.get(rule) === practice);
    const assessed = results.filter((result) => result.state === "assessed");
    const findings = bySeverity(assessed.flatMap((result) => result.findings));
    const failed = assessed.filter((result) => result.findings.length > 0).length;
    return {
      practice,
      title: practices[practice],
      passed: assessed.length - failed,
      failed,
      notAssessed: results.length - assessed.length,
      findings,
      worst: severities.find((severity) => findings[severity] > 0),
    };
  });
}

/** A practice in a word or two: its worst finding, or how much of it was judged. Nothing found in a part is no pass. */
export function standingOf(
  score: PracticeScore,
): Severity | "passed" | "passed in part" | "not assessed" {
  if (score.passed + score.failed === 0) return "not assessed";
  return score.worst ?? (score.notAssessed === 0 ? "passed" : "passed in part");
}

/** Whether a severity is at or above another. */
export const atLeast = (severity: Severity, bar: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(bar);
