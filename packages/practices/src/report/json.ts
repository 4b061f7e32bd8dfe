import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { scoreCard } from "./score-card.ts";

/** The version of the JSON report. */
export const reportSchema = "ostiary-report/1";

/** Maps, such as a request's context, as objects. */
const plain = (_: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;

/** JSON in which no control character stands as it is: JSON itself leaves some, which terminals obey. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, plain, 2).replace(
    /[\u007f-\u009f]/gu,
    (one) => `\\u00${one.charCodeAt(0).toString(16)}`,
  );

/** A report as JSON: the score card, what each rule is, and the result of each rule for each account. */
export const jsonReport = (report: AuditReport, rules: readonly Rule[]): string =>
  jsonText({
    schema: reportSchema,
    ...report,
    scoreCard: scoreCard(report, rules),
    rules: rules.map(({ check: _, ...rule }) => rule),
  });
