import type { RecordChange } from "./account-reader.ts";
import { compareKeys } from "./ordered-keys.ts";
import { orderKey, type StoredRecord, type Table } from "./table.ts";

/** What a draft has done to one table. */
export interface TableOverlay {
  /** The touched records; undefined: deleted. */
  readonly records: Map<string, StoredRecord | undefined>;
  /** The touched records of which there is none below. */
  readonly made: Set<string>;
  /** Who has a touched order key now; undefined: nobody. */
  readonly owners: Map<string, string | undefined>;
  /** The order key of each touched record that is alive. */
  readonly keys: Map<string, string>;
  /** Whether the order keys are names. */
  readonly named: boolean;
  /** How many records more than below; negative: fewer. */
  added: number;
}

export const emptyOverlay = (named: boolean): TableOverlay => ({
  records: new Map(),
  made: new Set(),
  owners: new Map(),
  keys: new Map(),
  named,
  added: 0,
});

/** Takes a record's order key away from it, where no other record has got it since. */
export function releaseKey(overlay: TableOverlay, id: string, key: string): void {
  if (!overlay.owners.has(key) || overlay.owners.get(key) === id) {
    overlay.owners.set(key, undefined);
  }
  overlay.keys.delete(id);
}

/** Lays one overlay over another. */
export function absorbOverlay(into: TableOverlay, from: TableOverlay): void {
  into.added += from.added;
  for (const [id, record] of from.records) {
    if (from.made.has(id) && !into.records.has(id)) into.made.add(id);
    into.records.set(id, record);
    into.keys.delete(id);
  }
  for (const [key, owner] of from.owners) into.owners.set(key, owner);
  for (const [id, key] of from.keys) into.keys.set(id, key);
}

/** The touched records that are alive and after a place, in list order. */
export function aliveInOrder<R extends StoredRecord>(
  overlay: TableOverlay,
  after: string | undefined,
): R[] {
  return [...overlay.keys]
    .filter(([, key]) => after === undefined || key > after)
    .sort(([, a], [, b]) => compareKeys(a, b))
    .flatMap(([id]) => {
      // INVARIANT: only put() of the same kind writes into an overlay, so what lies in it is an R.
      const record = overlay.records.get(id) as R | undefined;
      return record === undefined ? [] : [record];
    });
}

/** Two lists in order as one; what the overlay has touched is left out of the lower one. */
export function* mergedList<R extends StoredRecord>(
  of: Table<R>,
  below: Iterable<R>,
  above: readonly R[],
  overlay: TableOverlay,
): Iterable<R> {
  let next = 0;
  for (const record of below) {
    if (overlay.records.has(record.id)) continue;
    const key = orderKey(of, record);
    for (let top = above[next]; top !== undefined; top = above[next]) {
      if (orderKey(of, top) > key) break;
      yield top;
      next += 1;
    }
    yield record;
  }
  yield* above.slice(next);
}

/** The last state of every record that was touched. */
export const overlayChanges = (kind: string, overlay: TableOverlay): RecordChange[] =>
  [...overlay.records].map(([id, body]) => ({
    kind,
    id,
    made: overlay.made.has(id),
    nameKey: overlay.named ? (overlay.keys.get(id) ?? null) : null,
    body,
  }));
