import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { IssueCode, PolicyFinding, PolicyKind } from "../src/index.ts";

/** A policy and what is found in it. */
export interface ValidationCase {
  /** The check that the case is for: it fires, or just does not. */
  readonly about: IssueCode;
  /** Absent: identity. */
  readonly kind?: PolicyKind;
  readonly resourceType?: string;
  /** The text as it is; or a policy, or its statements, which are printed with an indent of one. */
  readonly text?: string;
  readonly policy?: object;
  readonly statements?: readonly object[];
  readonly statement?: object;
  /** Print without white space, and lengthen the Sid of A's until the text has so many characters. */
  readonly padding?: number;
  /** Type, code, path (and whether it is the key that is meant), first and last place, the latter exclusive. */
  readonly finds: readonly string[];
}

const folder = fileURLToPath(new URL("../cases/validate", import.meta.url));

/** The cases of every file, by the file's name. */
export function validationCases(): readonly (readonly [
  file: string,
  cases: readonly ValidationCase[],
])[] {
  return readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))]);
}

/** The text of a case's policy. */
export function textOf(one: ValidationCase): string {
  if (one.text !== undefined) return one.text;
  const statements = one.statements ?? [one.statement ?? {}];
  const policy = one.policy ?? { Version: "2012-10-17", Statement: statements };
  if (one.padding === undefined) return JSON.stringify(policy, null, 1);
  const text = JSON.stringify(policy);
  return text.replace('"Sid":"A', `"Sid":"${"A".repeat(one.padding - text.length + 1)}`);
}

/** A finding as cases write it. */
export function printed({ type, code, path, target, start, end }: PolicyFinding): string {
  const where = `${path.join("/") || "."}${target === "key" ? " (key)" : ""}`;
  return `${type} ${code} ${where} ${start.line}:${start.column}-${end.line}:${end.column}`;
}
