import type { FindingType } from "@ostiary/policy";

/** The severities as options name them, the gravest first. */
export const severities = ["error", "security-warning", "warning", "suggestion"] as const;

export type Severity = (typeof severities)[number];

const byType: Readonly<Record<FindingType, Severity>> = {
  ERROR: "error",
  SECURITY_WARNING: "security-warning",
  WARNING: "warning",
  SUGGESTION: "suggestion",
};

export const severityOf = (type: FindingType): Severity => byType[type];

/** Whether a severity is as grave as another, or graver. */
export const isAtLeast = (severity: Severity, bar: Severity): boolean =>
  severities.indexOf(severity) <= severities.indexOf(bar);
