import type { AccountReader, RecordChange } from "./account-reader.ts";
import { nameKey, placeKey, requireNames, type StoredRecord, type Table } from "./table.ts";
import { type TableView, tableView } from "./table-view.ts";

/** The committed records of one account, in memory. */
export interface AccountView extends AccountReader {
  /** Applies a commit. Changes at or before the view's revision are in it already and are left out. */
  apply(revision: number, changes: readonly RecordChange[]): void;
}

/** One record as the database holds it. */
export interface LoadedRecord {
  readonly kind: string;
  readonly body: StoredRecord;
}

/** Builds the view of an account; a table's order and indexes are made when it is first asked for. */
export function accountView(
  accountId: string,
  loadedAt: number,
  loaded: Iterable<LoadedRecord>,
): AccountView {
  const records = new Map<string, Map<string, StoredRecord>>();
  const views = new Map<string, TableView<StoredRecord>>();
  let revision = loadedAt;
  for (const { kind, body } of loaded) recordsOf(kind).set(body.id, body);

  function recordsOf(kind: string): Map<string, StoredRecord> {
    let ofKind = records.get(kind);
    if (ofKind === undefined) {
      ofKind = new Map();
      records.set(kind, ofKind);
    }
    return ofKind;
  }

  function viewOf<R extends StoredRecord>(of: Table<R>): TableView<R> {
    let view = views.get(of.kind);
    if (view === undefined) {
      // INVARIANT: a kind is declared by one table only, so every record of the kind is an R.
      view = tableView(of as unknown as Table<StoredRecord>, recordsOf(of.kind));
      views.set(of.kind, view);
    }
    return view as unknown as TableView<R>;
  }

  return {
    accountId,
    get revision() {
      return revision;
    },
    get: (of, id) => viewOf(of).get(id),
    named(of, name) {
      requireNames(of);
      return viewOf(of).byOrderKey(nameKey(name));
    },
    find: (of, index, key) => viewOf(of).find(index, key),
    list: (of, after) => viewOf(of).list(placeKey(of, after)),
    count: (of) => recordsOf(of.kind).size,
    apply(committed, changes) {
      if (committed <= revision) return;
      for (const [kind, ofKind] of Map.groupBy(changes, (change) => change.kind)) {
        applyToKind(kind, ofKind);
      }
      revision = committed;
    },
  };

  function applyToKind(kind: string, changes: readonly RecordChange[]): void {
    const view = views.get(kind);
    if (view !== undefined) {
      view.apply(changes);
      return;
    }
    const ofKind = recordsOf(kind);
    for (const { id, body } of changes) {
      if (body === undefined) ofKind.delete(id);
      else ofKind.set(id, body);
    }
  }
}
