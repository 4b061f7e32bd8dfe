import { type JsonEntry, type JsonNode, type Position, readJson } from "./json.ts";

/** Where the elements of a statement stand: their keys, in the text of the policy. */
export interface ElementPlaces {
  readonly start: Position;
  /** By the element's name as it is written: `NotAction`. */
  readonly elements: ReadonlyMap<string, Position>;
  /** The keys of the conditions, in the order of the parsed statement's. */
  readonly conditions: readonly Position[];
}

const entriesOf = (node: JsonNode | undefined): readonly JsonEntry[] =>
  node?.kind === "object" ? node.entries : [];

const memberOf = (node: JsonNode, name: string): JsonNode | undefined =>
  entriesOf(node).find(({ key }) => key === name)?.value;

/** The places of each statement of a policy, whose text is one that parses. Throws JsonSyntaxError. */
export function elementPlaces(text: string): readonly ElementPlaces[] {
  const statements = memberOf(readJson(text), "Statement");
  const list = statements?.kind === "array" ? statements.items : statements ? [statements] : [];
  return list.map((node) => ({
    start: node.start,
    elements: new Map(entriesOf(node).map(({ key, start }) => [key, start])),
    conditions: entriesOf(memberOf(node, "Condition")).flatMap(({ value }) =>
      entriesOf(value).map(({ start }) => start),
    ),
  }));
}
