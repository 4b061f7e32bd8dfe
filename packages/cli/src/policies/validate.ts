import { type PolicyFinding, type PolicyKind, validatePolicy } from "@ostiary/policy";
import { exitCodes } from "../exit-codes.ts";
import { print, progress } from "../terminal.ts";
import { documentsIn } from "./documents-in.ts";
import type { FoundDocument } from "./found-document.ts";
import { kindOf } from "./kind-of.ts";
import { readText } from "./read-text.ts";
import { jsonReport } from "./report-json.ts";
import { sarifReport } from "./report-sarif.ts";
import { textReport } from "./report-text.ts";
import { isAtLeast, type Severity, severityOf } from "./severity.ts";

export type ReportFormat = "text" | "json" | "sarif";

export interface ValidateOptions {
  readonly kind?: PolicyKind;
  readonly resourceType?: string;
  readonly failOn: Severity;
  readonly format: ReportFormat;
}

/** A policy with what it was taken for and what is found in it. */
export interface ValidatedDocument {
  readonly document: FoundDocument;
  readonly kind: PolicyKind;
  readonly findings: readonly PolicyFinding[];
}

const reports: Readonly<Record<ReportFormat, (validated: readonly ValidatedDocument[]) => string>> =
  { text: textReport, json: jsonReport, sarif: sarifReport };

/** `ostiary validate`: ends with 3 where something as grave as --fail-on is found. */
export async function validate(files: readonly string[], options: ValidateOptions): Promise<void> {
  const documents: FoundDocument[] = [];
  for (const file of files) documents.push(...documentsIn(file, await readText(file)));
  const validated: ValidatedDocument[] = [];
  const seen = progress(`of ${documents.length} policies`);
  for (const document of documents) {
    validated.push(await checked(document, options));
    seen.at(validated.length);
  }
  seen.done();
  print(reports[options.format](validated));
  const isFound = validated.some(({ findings }) =>
    findings.some(({ type }) => isAtLeast(severityOf(type), options.failOn)),
  );
  process.exitCode = isFound ? exitCodes.found : exitCodes.ok;
}

async function checked(
  document: FoundDocument,
  options: ValidateOptions,
): Promise<ValidatedDocument> {
  const kind = options.kind ?? document.kind ?? kindOf(document.text);
  const resourceType = options.resourceType ?? document.resourceType;
  const findings = await validatePolicy(document.text, {
    kind,
    ...(resourceType !== undefined && { resourceType }),
  });
  return { document, kind, findings };
}
