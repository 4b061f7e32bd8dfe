import type { DecidingStatement, Position } from "@ostiary/policy";
import { shownPlace } from "./found-document.ts";
import type { PolicyFile } from "./policy-file.ts";

/** The file of a statement; undefined where it is of none. */
export const fileOf = (
  files: readonly PolicyFile[],
  { statement }: DecidingStatement,
): PolicyFile | undefined =>
  files.find(({ attached }) =>
    attached.policy.statements.some((one) => one.statement === statement),
  );

/** A place in a file of policies. */
export const placeIn = (file: PolicyFile, position: Position): string =>
  shownPlace(file.document, position);

/** A statement as `file:line:column Sid (owner)`. */
export function shownStatement(files: readonly PolicyFile[], one: DecidingStatement): string {
  const file = fileOf(files, one);
  const { sid, start } = one.statement;
  const place = file === undefined ? one.policy : placeIn(file, start);
  const { label, start: inner } = file?.document ?? { label: undefined, start: undefined };
  const owner = label && inner !== undefined ? ` (${label})` : "";
  return `${place}${sid === undefined || sid === "" ? "" : ` ${sid}`}${owner}`;
}

const mostShown = 3;

/** The first of many statements, and how many there are more. */
export function shownStatements(
  files: readonly PolicyFile[],
  statements: readonly DecidingStatement[],
): string {
  const shown = statements.slice(0, mostShown).map((one) => shownStatement(files, one));
  const more = statements.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
