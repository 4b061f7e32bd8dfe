import type { JsonEntry, JsonNode } from "../document/json.ts";
import {
  type DocumentPath,
  keyAt,
  type PlacedText,
  quoted,
  type Report,
  valueAt,
} from "./finding.ts";

/** An element of a policy with its key. */
export interface Element {
  readonly entry: JsonEntry;
  readonly parent: DocumentPath;
  readonly path: DocumentPath;
}

/** A kind of JSON value in words. */
export const aKind = ({ kind }: JsonNode): string =>
  kind === "null" ? "null" : `${kind === "object" || kind === "array" ? "an" : "a"} ${kind}`;

/** The elements of an object; those that do not belong there are reported. */
export function elementsOf(
  node: JsonNode,
  path: DocumentPath,
  known: ReadonlySet<string>,
  report: Report,
): ReadonlyMap<string, Element> {
  const elements = new Map<string, Element>();
  if (node.kind !== "object") {
    const message = `Here stands ${aKind(node)} where an object belongs.`;
    report("DATA_TYPE_MISMATCH", valueAt(path, node), message);
    return elements;
  }
  for (const entry of node.entries) {
    if (known.has(entry.key)) {
      elements.set(entry.key, { entry, parent: path, path: [...path, entry.key] });
      continue;
    }
    const meant = [...known].find((name) => name.toLowerCase() === entry.key.toLowerCase());
    const advice = meant === undefined ? "" : ` The case of elements matters: write ${meant}.`;
    const message = `There is no element ${quoted(entry.key)} here.${advice}`;
    report("INVALID_POLICY_ELEMENT", keyAt(path, entry), message);
  }
  return elements;
}

/** An element or its Not… form; where both are there, the plain one is read on. */
export function either(
  elements: ReadonlyMap<string, Element>,
  name: string,
  report: Report,
): Element | undefined {
  const plain = elements.get(name);
  const negated = elements.get(`Not${name}`);
  if (plain !== undefined && negated !== undefined) {
    const message = `A statement has either ${name} or Not${name}, not both.`;
    report("UNSUPPORTED_ELEMENT_COMBINATION", keyAt(negated.parent, negated.entry), message);
  }
  return plain ?? negated;
}

/** The text of an element that has to be one. */
export function textElement(element: Element | undefined, report: Report): PlacedText | undefined {
  if (element === undefined) return undefined;
  const { value, key } = element.entry;
  const place = valueAt(element.path, value);
  if (value.kind === "string") return { text: value.value, place };
  report("DATA_TYPE_MISMATCH", place, `${key} must be a string, not ${aKind(value)}.`);
  return undefined;
}

/** A string or a list of strings. */
export function textsOf(
  name: string,
  node: JsonNode,
  path: DocumentPath,
  report: Report,
): readonly PlacedText[] {
  if (node.kind === "string") return [{ text: node.value, place: valueAt(path, node) }];
  if (node.kind !== "array") {
    const message = `${name} must be a string or a list of strings, not ${aKind(node)}.`;
    report("DATA_TYPE_MISMATCH", valueAt(path, node), message);
    return [];
  }
  return node.items.flatMap((item, index) => {
    const place = valueAt([...path, index], item);
    if (item.kind === "string") return [{ text: item.value, place }];
    const message = `Each value of ${name} must be a string, not ${aKind(item)}.`;
    report("DATA_TYPE_MISMATCH", place, message);
    return [];
  });
}
