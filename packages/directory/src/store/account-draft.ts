import type { AccountReader, AccountWriter, RecordChange } from "./account-reader.ts";
import { compareKeys } from "./ordered-keys.ts";
import { plainRecord, requireStorableText } from "./plain-record.ts";
import {
  indexKeys,
  NameTakenError,
  nameKey,
  orderKey,
  placeKey,
  requireNames,
  type StoredRecord,
  type Table,
} from "./table.ts";
import {
  absorbOverlay,
  aliveInOrder,
  emptyOverlay,
  mergedList,
  overlayChanges,
  releaseKey,
  type TableOverlay,
} from "./table-overlay.ts";

/** Changes to an account that nobody else sees yet, over a view or over another draft. */
export interface AccountDraft extends AccountWriter {
  /** Makes the changes of a finished transaction part of this draft. */
  absorb(draft: AccountDraft): void;
  /** The last state of every record that was touched. */
  changes(): readonly RecordChange[];
  readonly overlays: ReadonlyMap<string, TableOverlay>;
}

/** Opens a draft. */
export function accountDraft(base: AccountReader): AccountDraft {
  const overlays = new Map<string, TableOverlay>();

  function overlayOf(kind: string, named: boolean): TableOverlay {
    let overlay = overlays.get(kind);
    if (overlay === undefined) {
      overlay = emptyOverlay(named);
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
    requireNames(of);
    const overlay = overlays.get(of.kind);
    const key = nameKey(name);
    if (!overlay?.owners.has(key)) {
      const below = base.named(of, name);
      return below === undefined || overlay?.records.has(below.id) ? undefined : below;
    }
    const owner = overlay.owners.get(key);
    return owner === undefined ? undefined : get(of, owner);
  }

  function requireFreeName<R extends StoredRecord>(of: Table<R>, record: R): void {
    if (of.name === undefined) return;
    const name = of.name(record);
    requireStorableText(name, `The name of a ${of.kind}`);
    const owner = named(of, name);
    if (owner !== undefined && owner.id !== record.id) throw new NameTakenError(of.kind, name);
  }

  return {
    accountId: base.accountId,
    revision: base.revision,
    overlays,
    get,
    named,
    find<R extends StoredRecord>(of: Table<R>, index: string, key: string): readonly R[] {
      const keysOf = indexKeys(of, index);
      const overlay = overlays.get(of.kind);
      const below = base.find(of, index, key);
      if (overlay === undefined) return below;
      const above = aliveInOrder<R>(overlay, undefined);
      return [
        ...below.filter(({ id }) => !overlay.records.has(id)),
        ...above.filter((record) => keysOf(record).includes(key)),
      ].sort((a, b) => compareKeys(orderKey(of, a), orderKey(of, b)));
    },
    list(of, after) {
      const overlay = overlays.get(of.kind);
      const below = base.list(of, after);
      if (overlay === undefined) return below;
      return mergedList(of, below, aliveInOrder(overlay, placeKey(of, after)), overlay);
    },
    count: (of) => base.count(of) + (overlays.get(of.kind)?.added ?? 0),
    put(of, given) {
      const record = plainRecord(given);
      requireFreeName(of, record);
      const overlay = overlayOf(of.kind, of.name !== undefined);
      const key = orderKey(of, record);
      const old = get(of, record.id);
      if (old === undefined && !overlay.records.has(record.id)) overlay.made.add(record.id);
      if (old === undefined) overlay.added += 1;
      else releaseKey(overlay, old.id, orderKey(of, old));
      overlay.records.set(record.id, record);
      overlay.owners.set(key, record.id);
      overlay.keys.set(record.id, key);
    },
    delete(of, id) {
      const old = get(of, id);
      if (old === undefined) return;
      const overlay = overlayOf(of.kind, of.name !== undefined);
      overlay.added -= 1;
      releaseKey(overlay, id, orderKey(of, old));
      overlay.records.set(id, undefined);
    },
    absorb(draft) {
      for (const [kind, from] of draft.overlays) absorbOverlay(overlayOf(kind, from.named), from);
    },
    changes: () => [...overlays].flatMap(([kind, overlay]) => overlayChanges(kind, overlay)),
  };
}
