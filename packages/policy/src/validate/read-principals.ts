import { principalTypes } from "../document/syntax.ts";
import { type Element, textsOf } from "./elements.ts";
import { keyAt, quoted, type Report, valueAt } from "./finding.ts";
import type { LocatedPrincipalGroup, LocatedPrincipals } from "./located-policy.ts";

/** Principal or NotPrincipal: everyone, or values by type. */
export function readPrincipals(
  element: Element | undefined,
  report: Report,
): LocatedPrincipals | undefined {
  if (element === undefined) return undefined;
  const { entry, parent, path } = element;
  const { value } = entry;
  const place = valueAt(path, value);
  const everyone = value.kind === "string" && value.value === "*";
  const groups: LocatedPrincipalGroup[] = [];
  if (value.kind === "object") {
    for (const group of value.entries) {
      const type = principalTypes.find((known) => known === group.key);
      const key = keyAt(path, group);
      if (type === undefined) {
        const message = `${quoted(group.key)} is no type of principals; the types are ${principalTypes.join(", ")}.`;
        report("INVALID_PRINCIPAL_KEY", key, message);
        continue;
      }
      const at = [...path, group.key];
      const texts = textsOf(group.key, group.value, at, report);
      const empty = group.value.kind === "array" && group.value.items.length === 0;
      groups.push({ type, key, place: valueAt(at, group.value), empty, texts });
    }
    if (value.entries.length === 0) {
      report(
        "EMPTY_OBJECT_PRINCIPAL",
        place,
        `${entry.key} names nobody, so the statement says nothing.`,
      );
    }
  } else if (!everyone) {
    const message = `${entry.key} must be "*" or an object of types and values, such as {"AWS": "123456789012"}.`;
    report("INVALID_PRINCIPAL_FORMAT", place, message);
  }
  return {
    element: entry.key,
    negated: entry.key.startsWith("Not"),
    key: keyAt(parent, entry),
    place,
    everyone,
    groups,
  };
}
