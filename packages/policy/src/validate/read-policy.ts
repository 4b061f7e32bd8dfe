import type { JsonNode } from "../document/json.ts";
import type { Effect } from "../document/policy.ts";
import { statementElements } from "../document/syntax.ts";
import { type Element, either, elementsOf, textElement, textsOf } from "./elements.ts";
import { type DocumentPath, keyAt, type Place, quoted, type Report, valueAt } from "./finding.ts";
import type { LocatedList, LocatedPolicy, LocatedStatement } from "./located-policy.ts";
import { readConditions } from "./read-conditions.ts";
import { readPrincipals } from "./read-principals.ts";

const policyElements: ReadonlySet<string> = new Set(["Version", "Id", "Statement"]);

/**
 * Reads a policy as far as it goes: what is wrong with its form is reported, and the rest is read on ("Grammar of the IAM JSON
 * policy language"). Undefined where it is no object.
 */
export function readPolicy(root: JsonNode, report: Report): LocatedPolicy | undefined {
  const elements = elementsOf(root, [], policyElements, report);
  if (root.kind !== "object") return undefined;
  const version = textElement(elements.get("Version"), report);
  textElement(elements.get("Id"), report);
  const statement = elements.get("Statement");
  const place = valueAt([], root);
  if (statement === undefined) {
    report("MISSING_STATEMENT", place, "A policy needs the element Statement.");
  }
  return {
    place,
    version,
    hasVersion: elements.has("Version"),
    statements: statement === undefined ? [] : statementsOf(statement, report),
  };
}

function statementsOf({ entry, path }: Element, report: Report): readonly LocatedStatement[] {
  const { value } = entry;
  if (value.kind !== "array") return statementOf(value, path, report);
  if (value.items.length === 0) {
    report("MISSING_STATEMENT", valueAt(path, value), "A policy needs at least one statement.");
  }
  return value.items.flatMap((item, index) => statementOf(item, [...path, index], report));
}

/** One statement, or none where there is something else. */
function statementOf(
  node: JsonNode,
  path: DocumentPath,
  report: Report,
): readonly LocatedStatement[] {
  const elements = elementsOf(node, path, statementElements, report);
  if (node.kind !== "object") return [];
  const place = valueAt(path, node);
  const condition = elements.get("Condition");
  return [
    {
      place,
      sid: textElement(elements.get("Sid"), report),
      effect: effectOf(elements.get("Effect"), place, report),
      principals: readPrincipals(either(elements, "Principal", report), report),
      actions: listOf(either(elements, "Action", report), report),
      resources: listOf(either(elements, "Resource", report), report),
      conditions: condition === undefined ? [] : readConditions(condition, report),
    },
  ];
}

function effectOf(
  element: Element | undefined,
  statement: Place,
  report: Report,
): Effect | undefined {
  if (element === undefined) {
    report("MISSING_EFFECT", statement, "A statement needs the element Effect: Allow or Deny.");
    return undefined;
  }
  const effect = textElement(element, report);
  if (effect === undefined) return undefined;
  if (effect.text === "Allow" || effect.text === "Deny") return effect.text;
  const message = `Effect is Allow or Deny, in this case, and not ${quoted(effect.text)}.`;
  report("INVALID_EFFECT", effect.place, message);
  return undefined;
}

function listOf(element: Element | undefined, report: Report): LocatedList | undefined {
  if (element === undefined) return undefined;
  const { entry, parent, path } = element;
  return {
    element: entry.key,
    negated: entry.key.startsWith("Not"),
    key: keyAt(parent, entry),
    place: valueAt(path, entry.value),
    empty: entry.value.kind === "array" && entry.value.items.length === 0,
    texts: textsOf(entry.key, entry.value, path, report),
  };
}
