import type { PolicyKind, Position } from "@ostiary/policy";

/** A policy in a file. */
export interface FoundDocument {
  /** The file as it was named; `-` is standard input. */
  readonly file: string;
  /** Whose it is, in a file that holds several: `role deploy, trust policy`. */
  readonly label: string | undefined;
  /** What it is for, where its place says so. */
  readonly kind: PolicyKind | undefined;
  /** The type of its resource as CloudFormation names it, where its place says so. */
  readonly resourceType: string | undefined;
  readonly text: string;
  /** Where the text begins in the file; undefined where it is written as a string there, so that places are those in the string. */
  readonly start: Position | undefined;
}

/** A place in a document as a place in its file. */
export function inFile({ start }: FoundDocument, { line, column }: Position): Position {
  if (start === undefined) return { line, column };
  return { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
}

/** `file:line:column`; a string in a file is named by its label. */
export function shownPlace(document: FoundDocument, position: Position): string {
  const { line, column } = inFile(document, position);
  return `${shownFile(document)}:${line}:${column}`;
}

/** The file, and which string in it where the document is one. */
export const shownFile = ({ file, label, start }: FoundDocument): string => {
  const name = file === "-" ? "<stdin>" : file;
  return start === undefined && label !== undefined ? `${name}(${label})` : name;
};
