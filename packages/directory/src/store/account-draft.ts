import type { AccountReader, AccountWriter, RecordChange } from "./account-reader.ts";
import { compareKeys } from "./ordered-keys.ts";
import { NameTakenError, orderKey, type StoredRecord, type Table } from "./table.ts";

/** Changes to an account that nobody else sees yet, over a view or over another draft. */
export interface AccountDraft extends AccountWriter {
  /** Makes the changes of a finished transaction part of this draft. */
  absorb(draft: AccountDraft): void;
  /** The last state of every record that was touched. */
  changes(): readonly RecordChange[];
  readonly overlays: ReadonlyMap<string, TableOverlay>;
}

interface TableOverlay {
  /** The touched records; undefined: deleted. */
  readonly records: Map<string, StoredRecord | undefined>;
  /** Who has a touched order key now; undefined: nobody. */
  readonly owners: Map<string, string | undefined>;
  /** The order key of each touched record that is alive. */
  readonly keys: Map<string, string>;
  added: number;
}

const emptyOverlay = (): TableOverlay => ({
  records: new Map(),
  owners: new Map(),
  keys: new Map(),
  added: 0,
});

/** Opens a draft. */
export function accountDraft(base: AccountReader): AccountDraft {
  const overlays = new Map<string, TableOverlay>();

  function overlayOf(kind: string): TableOverlay {
    let overlay = overlays.get(kind);
    if (overlay === undefined) {
      overlay = emptyOverlay();
      overlays.set(kind, overlay);
    }
    return overlay;
  }

  function get<R extends StoredRecord>(of: Table<R>, id: string): R | undefined {
    const overlay = overlays.get(of.kind);
    // INVARIANT: only put() of the same kind writes into an overlay, so what lies in it is an R.
    if (overlay?.records.has(id)) return overlay.records.get(id) as R | undefined;
    return base.get(of, id);
  }

  function named<R extends StoredRecord>(of: Table<R>, name: string): R | undefined {
    const overlay = overlays.get(of.kind);
    const key = name.toLowerCase();
    if (!overlay?.owners.has(key)) return base.named(of, name);
    const owner = overlay.owners.get(key);
    return owner === undefined ? undefined : get(of, owner);
  }

  /** The touched records that are alive, in list order. */
  function touched<R extends StoredRecord>(of: Table<R>, overlay: TableOverlay): R[] {
    const alive: R[] = [];
    for (const id of overlay.keys.keys()) {
      const record = get(of, id);
      if (record !== undefined) alive.push(record);
    }
    return alive.sort((a, b) => compareKeys(orderKey(of, a), orderKey(of, b)));
  }

  function release(overlay: TableOverlay, id: string, key: string): void {
    if (!overlay.owners.has(key) || overlay.owners.get(key) === id)
      overlay.owners.set(key, undefined);
    overlay.keys.delete(id);
  }

  return {
    accountId: base.accountId,
    revision: base.revision,
    overlays,
    get,
    named,
    find(of, index, key) {
      const overlay = overlays.get(of.kind);
      const below = base.find(of, index, key);
      if (overlay === undefined) return below;
      const keysOf = of.indexes[index];
      if (keysOf === undefined) throw new Error(`The table ${of.kind} has no index ${index}.`);
      return [
        ...below.filter(({ id }) => !overlay.records.has(id)),
        ...touched(of, overlay).filter((record) => keysOf(record).includes(key)),
      ].sort((a, b) => compareKeys(orderKey(of, a), orderKey(of, b)));
    },
    list(of, after) {
      const overlay = overlays.get(of.kind);
      const below = base.list(of, after);
      if (overlay === undefined) return below;
      const above = touched(of, overlay).filter(
        (record) => after === undefined || orderKey(of, record) > after,
      );
      return merged(of, below, above, ({ id }) => overlay.records.has(id));
    },
    count: (of) => base.count(of) + (overlays.get(of.kind)?.added ?? 0),
    put(of, record) {
      const overlay = overlayOf(of.kind);
      const key = orderKey(of, record);
      const owner = named(of, key);
      if (of.name !== undefined && owner !== undefined && owner.id !== record.id) {
        throw new NameTakenError(of.kind, of.name(record));
      }
      const old = get(of, record.id);
      if (old === undefined) overlay.added += 1;
      else release(overlay, old.id, orderKey(of, old));
      overlay.records.set(record.id, Object.freeze(record));
      overlay.owners.set(key, record.id);
      overlay.keys.set(record.id, key);
    },
    delete(of, id) {
      const old = get(of, id);
      if (old === undefined) return;
      const overlay = overlayOf(of.kind);
      overlay.added -= 1;
      release(overlay, id, orderKey(of, old));
      overlay.records.set(id, undefined);
    },
    absorb(draft) {
      for (const [kind, from] of draft.overlays) {
        const into = overlayOf(kind);
        into.added += from.added;
        for (const [id, record] of from.records) {
          into.records.set(id, record);
          into.keys.delete(id);
        }
        for (const [key, owner] of from.owners) into.owners.set(key, owner);
        for (const [id, key] of from.keys) into.keys.set(id, key);
      }
    },
    changes: () =>
      [...overlays].flatMap(([kind, overlay]) =>
        [...overlay.records].map(([id, body]) => ({
          kind,
          id,
          nameKey: overlay.keys.get(id) ?? null,
          body,
        })),
      ),
  };
}

/** Two lists in order as one; what the upper one holds in another state is left out of the lower. */
function* merged<R extends StoredRecord>(
  of: Table<R>,
  below: Iterable<R>,
  above: readonly R[],
  hidden: (record: R) => boolean,
): Iterable<R> {
  let next = 0;
  for (const record of below) {
    if (hidden(record)) continue;
    for (let top = above[next]; top !== undefined; top = above[next]) {
      if (orderKey(of, top) > orderKey(of, record)) break;
      yield top;
      next += 1;
    }
    yield record;
  }
  yield* above.slice(next);
}
