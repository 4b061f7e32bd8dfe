import { isAlias, LineCounter, parseDocument, visit } from "yaml";
import schema from "../../../data/organization-file.schema.json" with { type: "json" };
import { type Desired, desiredOf } from "../plan/desired.ts";
import { checkMeaning } from "./check-meaning.ts";
import type { OrganizationFile } from "./organization-file.ts";
import { type ReadFile, readContents } from "./policy-contents.ts";
import type { FileProblem, Report } from "./problem.ts";
import { checkSchema } from "./schema.ts";

/** A file that is in order, or what is wrong with it. */
export type ReadOrganizationFile =
  | { readonly ok: true; readonly desired: Desired }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads an organization's file (YAML or JSON) with the policies that it names: its form by the schema, then what its names refer to, then
 * each policy by its type. Problems come with the line and column of the file.
 */
export async function readOrganizationFile(
  text: string,
  readFile: ReadFile,
): Promise<ReadOrganizationFile> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: FileProblem[] = [];
  const report: Report = (offset, message) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ line, column: col, message });
  };
  const refused = () => ({ ok: false, problems: [...problems].sort(inOrder) }) as const;
  for (const { pos, message } of document.errors) {
    report(pos[0], message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/u, ".") ?? "");
  }
  visit(document, (_, node) => {
    if (isAlias(node)) report(node.range?.[0] ?? 0, "Aliases are not read: write it out.");
  });
  if (problems.length > 0) return refused();
  checkSchema(document.contents, schema, schema, report);
  if (problems.length > 0) return refused();
  // The schema holds: this is the type that it describes.
  const file = document.toJS() as OrganizationFile;
  const place = (path: readonly (string | number)[]): number => {
    const node = document.getIn(path, true);
    return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
      ? Number(node.range[0])
      : 0;
  };
  const reportAt = (path: readonly (string | number)[], message: string) =>
    report(place(path), message);
  checkMeaning(file, reportAt);
  const contents = await readContents(file, readFile, reportAt);
  return problems.length > 0 ? refused() : { ok: true, desired: desiredOf(file, contents) };
}

const inOrder = (one: FileProblem, other: FileProblem): number =>
  one.line - other.line || one.column - other.column;
