import { pathToFileURL } from "node:url";
import { issues, type PolicyFinding } from "@ostiary/policy";
import { version } from "../version.ts";
import { type FoundDocument, inFile } from "./found-document.ts";
import { type Severity, severityOf } from "./severity.ts";
import type { ValidatedDocument } from "./validate.ts";

/** SARIF knows three levels; what a finding's own severity is stands in its properties. */
const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  "security-warning": "error",
  warning: "warning",
  suggestion: "note",
};

/** The findings in SARIF 2.1.0, for code scanning. */
export function sarifReport(validated: readonly ValidatedDocument[]): string {
  const results = validated.flatMap(({ document, findings }) =>
    findings.map((finding) => result(document, finding)),
  );
  const found = new Set(results.map(({ ruleId }) => ruleId));
  const rules = issues
    .filter(({ code }) => found.has(code))
    .map(({ code, type, title }) => ({
      id: code,
      shortDescription: { text: title },
      defaultConfiguration: { level: levels[severityOf(type)] },
    }));
  const driver = { name: "ostiary validate", version, rules };
  const schema = "https://json.schemastore.org/sarif-2.1.0.json";
  return JSON.stringify(
    { $schema: schema, version: "2.1.0", runs: [{ tool: { driver }, results }] },
    null,
    2,
  );
}

function result(document: FoundDocument, { type, code, message, start, end }: PolicyFinding) {
  const severity = severityOf(type);
  const from = inFile(document, start);
  const to = inFile(document, end);
  // A string's places are not the file's: there the file alone is named, and the message says the rest.
  const region = {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
  const where = document.label === undefined ? "" : ` (${document.label})`;
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: `${message}${where}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(document.file) },
          ...(document.start !== undefined && { region }),
        },
      },
    ],
    properties: { severity },
  };
}

/** A relative path stays relative: code scanning reads it from the root of the repository. */
const uriOf = (file: string): string => {
  if (file === "-") return "stdin";
  return file.startsWith("/")
    ? pathToFileURL(file).href
    : file.split("/").map(encodeURIComponent).join("/");
};
