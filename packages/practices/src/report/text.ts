import { type AuditFinding, type Severity, severities } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines } from "./evidence-text.ts";
import { bySeverity, findingsOf, type PracticeScore, scoreCard, standingOf } from "./score-card.ts";
import { visibleLine } from "./visible.ts";

/** How a text for a terminal is painted; without colours every style is the text itself. */
export type Paint = (style: Severity | "bold" | "dim" | "good", text: string) => string;

const codes: Readonly<Record<Parameters<Paint>[0], string>> = {
  critical: "1;97;41",
  high: "31",
  medium: "33",
  low: "36",
  informational: "2",
  bold: "1",
  dim: "2",
  good: "32",
};

/** Paints for a terminal, or not at all. */
export const paintFor = (colours: boolean): Paint =>
  colours ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;

export interface TextOptions {
  readonly colours: boolean;
  /** Characters in a line. */
  readonly width: number;
  /** Every finding with all its evidence; otherwise some of each rule. */
  readonly verbose: boolean;
}

const shownFindings = 5;
const shownEvidence = 3;
const shownReasons = 12;

function cardLine(score: PracticeScore, paint: Paint): string {
  const { practice, title, passed, failed, notAssessed, worst } = score;
  const judged = passed + failed;
  const told = standingOf(score);
  const state = paint(told === "passed" ? "good" : (worst ?? "dim"), told);
  const counts = judged === 0 ? "" : `${passed} of ${judged} rules pass`;
  const gaps = notAssessed === 0 || judged === 0 ? "" : `, ${notAssessed} not assessed`;
  return `  ${String(practice).padStart(2)}  ${title.padEnd(36)} ${(counts + gaps).padEnd(38)} ${state}`;
}

/** The report for a terminal: the score card, then the findings by rule, the worst first, then what was not assessed. */
export function textReport(
  report: AuditReport,
  rules: readonly Rule[],
  options: TextOptions,
): string {
  const paint = paintFor(options.colours);
  const findings = findingsOf(report);
  const { accounts, takenAt } = report.snapshot;
  const names = accounts.map(({ id, alias }) =>
    alias === undefined ? id : `${visibleLine(alias)} (${id})`,
  );
  const head = `${paint("bold", "The twelve practices")}  ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}, ${takenAt}`;
  const card = scoreCard(report, rules).map((score) => cardLine(score, paint));
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const sections = [...byRule].flatMap(([id, own]) => {
    const rule = rules.find((one) => one.id === id);
    return rule === undefined ? [] : ["", ...section(rule, own, paint, options)];
  });
  return [
    head,
    "",
    ...card,
    ...sections,
    "",
    ...closing(report, findings, paint, options),
    "",
  ].join("\n");
}

function section(
  rule: Rule,
  own: readonly AuditFinding[],
  paint: Paint,
  { verbose, width }: TextOptions,
): readonly string[] {
  const [first] = own;
  const severity = first?.severity ?? rule.severity;
  const cut = (text: string) =>
    verbose || text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  const shown = verbose ? own : own.slice(0, shownFindings);
  return [
    `${paint(severity, severity.toUpperCase())}  ${paint("bold", rule.title)}  ${paint("dim", rule.id)}`,
    ...shown.flatMap((finding) => {
      const lines = finding.evidence.flatMap(evidenceLines);
      return [
        cut(`  • ${visibleLine(finding.message)}`),
        ...(finding.dependsOn === undefined
          ? []
          : [cut(`    depends on ${visibleLine(finding.dependsOn)}`)]),
        ...mutedLines(finding).map((line) => paint("dim", cut(`    ${visibleLine(line)}`))),
        ...(verbose ? lines : lines.slice(0, shownEvidence)).map((line) =>
          paint("dim", cut(`    ${visibleLine(line)}`)),
        ),
      ];
    }),
    ...(own.length > shown.length ? [`  … and ${own.length - shown.length} more`] : []),
    `  → ${rule.remedy}`,
  ];
}

function closing(
  report: AuditReport,
  findings: readonly AuditFinding[],
  paint: Paint,
  { verbose }: TextOptions,
): readonly string[] {
  const gaps = report.results.filter((result) => result.state === "not-assessed");
  const reasons = new Set(
    gaps.flatMap((gap) => gap.gaps.map(({ input, reason }) => `${input}: ${visibleLine(reason)}`)),
  );
  const shown = [...reasons].slice(0, verbose ? undefined : shownReasons);
  const counts = bySeverity(findings);
  const muted = findings.filter((finding) => finding.muted !== undefined).length;
  const told = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`);
  return [
    ...(gaps.length === 0
      ? []
      : [
          `${paint("bold", `${gaps.length} checks were not assessed`)}, which is no pass:`,
          ...shown.map((reason) => `  • ${reason}`),
          ...(reasons.size > shown.length
            ? [`  … and ${reasons.size - shown.length} reasons more, with --verbose`]
            : []),
          "",
        ]),
    findings.length === 0
      ? "No findings."
      : `${findings.length} findings: ${told.join(", ")}${muted === 0 ? "" : `; ${muted} of them muted`}.`,
  ];
}
