import { compareKeys, orderedKeys } from "./ordered-keys.ts";
import { indexKeys, orderKey, type StoredRecord, type Table } from "./table.ts";

/** The committed records of one table of one account, with its order and its indexes. */
export interface TableView<R extends StoredRecord> {
  get(id: string): R | undefined;
  byOrderKey(key: string): R | undefined;
  find(index: string, key: string): readonly R[];
  list(after: string | undefined): Iterable<R>;
  /** Puts (with a body) or deletes (without). All old entries of a commit go before any new one comes. */
  apply(changes: readonly { readonly id: string; readonly body: R | undefined }[]): void;
}

/** Builds the view of a table over its records; `records` stays the one map of them. */
export function tableView<R extends StoredRecord>(
  of: Table<R>,
  records: Map<string, R>,
): TableView<R> {
  const idsByKey = new Map<string, string>();
  const indexes = new Map(
    Object.keys(of.indexes).map((name) => [name, new Map<string, Set<string>>()]),
  );
  for (const record of records.values()) enter(record);
  const order = orderedKeys(idsByKey.keys());

  function enter(record: R): void {
    idsByKey.set(orderKey(of, record), record.id);
    for (const [name, entries] of indexes) {
      for (const key of of.indexes[name]?.(record) ?? []) {
        const ids = entries.get(key);
        if (ids === undefined) entries.set(key, new Set([record.id]));
        else ids.add(record.id);
      }
    }
  }

  function leave(record: R): void {
    idsByKey.delete(orderKey(of, record));
    for (const [name, entries] of indexes) {
      for (const key of of.indexes[name]?.(record) ?? []) {
        const ids = entries.get(key);
        ids?.delete(record.id);
        if (ids?.size === 0) entries.delete(key);
      }
    }
  }

  const byOrderKey = (key: string): R | undefined => {
    const id = idsByKey.get(key);
    return id === undefined ? undefined : records.get(id);
  };

  return {
    get: (id) => records.get(id),
    byOrderKey,
    find(index, key) {
      indexKeys(of, index);
      const ids = indexes.get(index)?.get(key);
      if (ids === undefined) return [];
      const found: R[] = [];
      for (const id of ids) {
        const record = records.get(id);
        if (record !== undefined) found.push(record);
      }
      return found.sort((a, b) => compareKeys(orderKey(of, a), orderKey(of, b)));
    },
    *list(after) {
      for (const key of order.after(after)) {
        const record = byOrderKey(key);
        if (record !== undefined) yield record;
      }
    },
    apply(changes) {
      for (const { id } of changes) {
        const old = records.get(id);
        if (old === undefined) continue;
        leave(old);
        order.remove(orderKey(of, old));
        records.delete(id);
      }
      for (const { body } of changes) {
        if (body === undefined) continue;
        records.set(body.id, body);
        enter(body);
        order.add(orderKey(of, body));
      }
    },
  };
}
