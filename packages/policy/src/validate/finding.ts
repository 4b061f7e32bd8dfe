import type { JsonEntry, JsonNode, Position } from "../document/json.ts";
import { type FindingType, type IssueCode, typeOf } from "./issues.ts";

/** The keys and places that lead from the document to what a finding is about: `["Statement", 0, "Action", 1]`. */
export type DocumentPath = readonly (string | number)[];

/** A piece of the document. */
export interface Place {
  readonly path: DocumentPath;
  /** Whether it is the last key of the path itself, or what stands there. */
  readonly target: "key" | "value";
  readonly start: Position;
  /** The first character after it. */
  readonly end: Position;
}

/** A text of the document with its place. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/** Something about a policy that its author should know. */
export interface PolicyFinding extends Place {
  readonly type: FindingType;
  readonly code: IssueCode;
  /** What exactly is found here and what to do about it. */
  readonly message: string;
}

/** What is wrong with a text, wherever it stands. */
export interface Fault {
  readonly code: IssueCode;
  readonly message: string;
}

/** Takes what is found. */
export type Report = (code: IssueCode, place: Place, message: string) => void;

/** A report that keeps what it takes, once each, in the order of the document. */
export function collectFindings(): {
  readonly report: Report;
  findings(): readonly PolicyFinding[];
} {
  const found: PolicyFinding[] = [];
  const known = new Set<string>();
  return {
    report(code, { path, target, start, end }, message) {
      const key = `${code} ${start.line}:${start.column} ${end.line}:${end.column} ${message}`;
      if (known.has(key)) return;
      known.add(key);
      found.push(Object.freeze({ type: typeOf(code), code, message, path, target, start, end }));
    },
    findings: () => [...found].sort(inOrder),
  };
}

const inOrder = (a: PolicyFinding, b: PolicyFinding): number =>
  a.start.line - b.start.line ||
  a.start.column - b.start.column ||
  a.end.line - b.end.line ||
  a.end.column - b.end.column ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** The place of a value. */
export const valueAt = (path: DocumentPath, { start, end }: JsonNode): Place => ({
  path,
  target: "value",
  start,
  end,
});

/** The place of a key. */
export const keyAt = (parent: DocumentPath, { key, start, keyEnd }: JsonEntry): Place => ({
  path: [...parent, key],
  target: "key",
  start,
  end: keyEnd,
});

const longestQuote = 128;

/** A text of the document for a message. */
export const quoted = (text: string): string =>
  `"${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}"`;
