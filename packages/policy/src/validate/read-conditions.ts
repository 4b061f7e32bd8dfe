import { nearestName } from "../catalog/nearest-name.ts";
import type { JsonEntry, JsonNode } from "../document/json.ts";
import { operatorNames } from "../document/policy.ts";
import { operatorOf } from "../document/syntax.ts";
import { aKind, type Element } from "./elements.ts";
import { type DocumentPath, keyAt, quoted, type Report, valueAt } from "./finding.ts";
import type { LocatedCondition, LocatedValue } from "./located-policy.ts";

/** A condition block: operators, in them keys, in them values. */
export function readConditions(
  { entry, path }: Element,
  report: Report,
): readonly LocatedCondition[] {
  const { value } = entry;
  const place = valueAt(path, value);
  if (value.kind !== "object") {
    report("DATA_TYPE_MISMATCH", place, `Condition must be an object, not ${aKind(value)}.`);
    return [];
  }
  if (value.entries.length === 0) {
    report(
      "EMPTY_OBJECT_CONDITION",
      place,
      "The condition is empty: leave it out, or say what has to hold.",
    );
  }
  return value.entries.flatMap((block) => blockOf(block, path, report));
}

function blockOf(
  block: JsonEntry,
  parent: DocumentPath,
  report: Report,
): readonly LocatedCondition[] {
  const operator = { text: block.key, place: keyAt(parent, block) };
  const path = [...parent, block.key];
  const meaning = operatorOf(block.key);
  if (meaning === undefined) {
    const nearest = nearestName(block.key.slice(block.key.indexOf(":") + 1), operatorNames);
    const advice = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    const message = `There is no condition operator ${quoted(block.key)}.${advice}`;
    report("INVALID_CONDITION_OPERATOR", operator.place, message);
  }
  const { value } = block;
  if (value.kind !== "object") {
    const message = `An operator takes an object of keys and values, not ${aKind(value)}.`;
    report("DATA_TYPE_MISMATCH", valueAt(path, value), message);
    return [];
  }
  if (value.entries.length === 0) {
    report(
      "EMPTY_OBJECT_CONDITION",
      valueAt(path, value),
      "This operator has no keys, so it says nothing.",
    );
  }
  reportTwins(value.entries, path, report);
  return value.entries.map((entry) => ({
    operator,
    meaning,
    key: { text: entry.key, place: keyAt(path, entry) },
    place: valueAt([...path, entry.key], entry.value),
    empty: entry.value.kind === "array" && entry.value.items.length === 0,
    values: valuesOf(entry.value, [...path, entry.key], report),
  }));
}

/** Keys that differ in case only are the same key. */
function reportTwins(entries: readonly JsonEntry[], path: DocumentPath, report: Report): void {
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = entry.key.toLowerCase();
    if (seen.has(name)) {
      const message = `${quoted(entry.key)} stands here twice, in different case; the case of keys says nothing. Put the values together.`;
      report("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", keyAt(path, entry), message);
    }
    seen.add(name);
  }
}

function valuesOf(node: JsonNode, path: DocumentPath, report: Report): readonly LocatedValue[] {
  const values =
    node.kind === "array"
      ? node.items.flatMap((item, index) => conditionValue(item, [...path, index], report))
      : conditionValue(node, path, report);
  if (new Set(values.map(({ kind }) => kind)).size > 1) {
    const message = "The values of a key must be of one JSON type: write them all as strings.";
    report("INVALID_CONDITION_DATA_TYPE", valueAt(path, node), message);
  }
  return values;
}

/** Numbers and booleans stand for their texts. */
function conditionValue(
  node: JsonNode,
  path: DocumentPath,
  report: Report,
): readonly LocatedValue[] {
  const place = valueAt(path, node);
  if (node.kind === "string" || node.kind === "number") {
    return [{ kind: node.kind, text: node.value, place }];
  }
  if (node.kind === "boolean") return [{ kind: node.kind, text: String(node.value), place }];
  const message = `A condition value must be a string, a number or a boolean, not ${aKind(node)}.`;
  report("DATA_TYPE_MISMATCH", place, message);
  return [];
}
