import { readFile, writeFile } from "node:fs/promises";
import {
  type AuditReport,
  atLeast,
  audit as auditOf,
  csvReport,
  findingsOf,
  htmlReport,
  jsonReport,
  type Mute,
  markdownReport,
  muted,
  ocsfReport,
  practices,
  type Rule,
  readMutes,
  rules,
  type Severity,
  sarifReport,
  textReport,
} from "@ostiary/practices";
import { type SnapshotSource, takeSnapshot } from "../collect/take-snapshot.ts";
import { chosenRules } from "./chosen-rules.ts";

type Format = "text" | "json" | "sarif" | "ocsf" | "csv" | "markdown" | "html";

/** The options of the command. */
export interface AuditCommand extends SnapshotSource {
  readonly format: Format;
  readonly output?: string;
  readonly mutes?: string;
  readonly failOn: Severity | "never";
  readonly rule?: readonly string[];
  readonly verbose?: true;
  readonly listRules?: true;
}

/** How it ends where something was found. */
const foundSomething = 3;
/** A report names what is weak in an account: it is for its owner's eyes. */
const mode = 0o600;

const printers: Readonly<
  Record<Format, (report: AuditReport, of: readonly Rule[], options: AuditCommand) => string>
> = {
  text: (report, of, { verbose = false, output }) =>
    textReport(report, of, {
      colours: output === undefined && process.stdout.isTTY && process.env.NO_COLOR === undefined,
      width: Math.max(60, process.stdout.columns ?? 120),
      verbose,
    }),
  json: jsonReport,
  sarif: sarifReport,
  ocsf: ocsfReport,
  csv: csvReport,
  markdown: markdownReport,
  html: htmlReport,
};

const ruleList = (): string =>
  rules
    .map(
      ({ id, severity, practice, title }) =>
        `${id.padEnd(24)} ${severity.padEnd(14)} ${title} (${practice}: ${practices[practice]})`,
    )
    .join("\n");

/** The mutes of a file, which is read before anything is asked. */
async function mutesIn(file: string): Promise<readonly Mute[]> {
  const read = readMutes(await readFile(file, "utf8"), rules);
  if (read.ok) return read.mutes;
  throw new Error(
    read.problems
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
      .join("\n"),
  );
}

/** `ostiary audit`: judges an account, an organization's accounts or files, and ends with 3 where it found what it was told to fail on. */
export async function audit(options: AuditCommand): Promise<void> {
  if (options.listRules) {
    console.log(ruleList());
    return;
  }
  const of = chosenRules(options.rule);
  const mutes = options.mutes === undefined ? [] : await mutesIn(options.mutes);
  const report = muted(auditOf(await takeSnapshot(options), { rules: of }), mutes, Date.now());
  for (const { expires, reason } of report.expiredMutes ?? []) {
    console.error(`A mute has expired and mutes nothing: ${expires}, ${JSON.stringify(reason)}`);
  }
  const text = printers[options.format](report, of, options);
  if (options.output === undefined) process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  else await writeFile(options.output, text, { mode });
  const { failOn } = options;
  const counted = findingsOf(report).filter((finding) => finding.muted === undefined);
  if (failOn !== "never" && counted.some(({ severity }) => atLeast(severity, failOn))) {
    process.exitCode = foundSomething;
  }
}
