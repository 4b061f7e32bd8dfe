import type { JsonEntry, JsonNode, Position } from "@ostiary/policy";

/** The entries of an object; none of anything else. */
export const entriesOf = (node: JsonNode | undefined): readonly JsonEntry[] =>
  node?.kind === "object" ? node.entries : [];

/** The items of a list; none of anything else. */
export const itemsOf = (node: JsonNode | undefined): readonly JsonNode[] =>
  node?.kind === "array" ? node.items : [];

/** What stands under a key of an object. */
export const memberOf = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  entriesOf(node).find(({ key }) => key === name)?.value;

/** A text under a key of an object. */
export function textOf(node: JsonNode | undefined, name: string): string | undefined {
  const member = memberOf(node, name);
  return member?.kind === "string" ? member.value : undefined;
}

/** Cuts pieces out of a text by their places. */
export function cutter(text: string): (piece: { start: Position; end: Position }) => string {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  const offset = ({ line, column }: Position): number => (lines[line - 1] ?? 0) + column - 1;
  return ({ start, end }) => text.slice(offset(start), offset(end));
}
