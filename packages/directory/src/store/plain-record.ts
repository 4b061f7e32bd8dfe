import type { StoredRecord } from "./table.ts";

const deepest = 64;

/**
 * A deep-frozen copy of a record, holding exactly what its JSON would: so what a reader finds is the same before and after a
 * restart. Absent (undefined) members are left out; what JSON cannot hold is a TypeError that names the member.
 */
export function plainRecord<R extends StoredRecord>(record: R): R {
  requireStorableText(record.id, "id");
  // INVARIANT: plainValue changes neither members nor their types, so the copy of an R is an R.
  return plainValue(record, "record", 0) as R;
}

/** Text that both databases can hold in a column of its own: no NUL, no half of a surrogate pair, not empty. */
export function requireStorableText(text: string, where: string): void {
  if (typeof text !== "string" || text === "" || text.includes("\0") || !text.isWellFormed()) {
    throw new TypeError(`${where} must be well-formed text without NUL.`);
  }
}

function plainValue(value: unknown, where: string, depth: number): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object") throw new TypeError(`${where} holds what JSON cannot.`);
  if (depth === deepest) throw new TypeError(`${where} lies deeper than ${deepest} levels.`);
  if (Array.isArray(value)) {
    return Object.freeze(
      value.map((item, place) => plainValue(item, `${where}[${place}]`, depth + 1)),
    );
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${where} is not a plain object.`);
  }
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined)
      members.push([name, plainValue(member, `${where}.${name}`, depth + 1)]);
  }
  return Object.freeze(Object.fromEntries(members));
}
