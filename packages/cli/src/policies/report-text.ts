import type { PolicyFinding } from "@ostiary/policy";
import { type Style, styled } from "../terminal.ts";
import { type FoundDocument, shownPlace } from "./found-document.ts";
import { type Severity, severities, severityOf } from "./severity.ts";
import type { ValidatedDocument } from "./validate.ts";

const styles = {
  error: ["bold", "red"],
  "security-warning": ["bold", "magenta"],
  warning: ["bold", "yellow"],
  suggestion: ["bold", "cyan"],
} as const satisfies Record<Severity, readonly Style[]>;

/** Findings as a compiler shows them: the place, what is found, and the line with a mark under it. */
export function textReport(validated: readonly ValidatedDocument[]): string {
  const shown = validated.flatMap(({ document, findings }) => {
    const lines = document.text.split("\n");
    return findings.map((finding) => shownFinding(document, finding, lines));
  });
  return [...shown, summary(validated)].join("\n\n");
}

function shownFinding(
  document: FoundDocument,
  { type, code, message, start, end }: PolicyFinding,
  lines: readonly string[],
): string {
  const severity = severityOf(type);
  const owner = document.start !== undefined && document.label ? ` (${document.label})` : "";
  const head = `${styled(shownPlace(document, start), "bold")}: ${styled(severity, ...styles[severity])} ${code}${owner}`;
  const source = lines[start.line - 1] ?? "";
  const last = end.line === start.line ? end.column : source.length + 1;
  return [head, `  ${message}`, ...excerpt(source, start.column, last, styles[severity])].join(
    "\n",
  );
}

const widest = 110;
const before = 40;

/** The line with carets under what is meant; of a long line what is near. */
function excerpt(
  source: string,
  from: number,
  to: number,
  style: (typeof styles)[Severity],
): readonly string[] {
  if (source.trim() === "") return [];
  const cut = source.length > widest ? Math.max(0, from - 1 - before) : 0;
  const piece = source
    .slice(cut, cut + widest)
    .replaceAll("\t", " ")
    .trimEnd();
  const isCut = { left: cut > 0, right: cut + widest < source.length };
  const left = isCut.left ? "…" : "";
  const column = from - 1 - cut;
  const length = Math.max(1, Math.min(to - from, piece.length - column));
  return [
    `  | ${left}${piece}${isCut.right ? "…" : ""}`,
    `  | ${" ".repeat(column + left.length)}${styled("^".repeat(length), ...style)}`,
  ];
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function summary(validated: readonly ValidatedDocument[]): string {
  const found = validated.flatMap(({ findings }) => findings.map(({ type }) => severityOf(type)));
  const policies = validated.length === 1 ? "1 policy" : `${validated.length} policies`;
  if (found.length === 0) return styled(`Nothing found in ${policies}.`, "green");
  const counts = severities
    .map((severity) => [severity, found.filter((one) => one === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => plural(count, severity.replace("-", " ")));
  return `${counts.join(", ")} in ${policies}.`;
}
