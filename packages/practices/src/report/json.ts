import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { scoreCard } from "./score-card.ts";

/** The version of the JSON report. */
export const reportSchema = "ostiary-report/1";

/** Maps, such as a request's context, as objects. */
export const plain = (_: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;

/** A report as JSON: the score card, what each rule is, and the result of each rule for each account. */
export const jsonReport = (report: AuditReport, rules: readonly Rule[]): string =>
  JSON.stringify(
    {
      schema: reportSchema,
      ...report,
      scoreCard: scoreCard(report, rules),
      rules: rules.map(({ check: _, ...rule }) => rule),
    },
    plain,
    2,
  );
