import type { StoredRecord, Table } from "./table.ts";

/** The records of one account as they were at a revision. */
export interface AccountReader {
  readonly accountId: string;
  /** The revision of the last commit that changed this view or, in a transaction, that it builds on. */
  readonly revision: number;
  get<R extends StoredRecord>(table: Table<R>, id: string): R | undefined;
  /** Looks a name up, ignoring case. */
  named<R extends StoredRecord>(table: Table<R>, name: string): R | undefined;
  /** The records under a key of an index, in list order. */
  find<R extends StoredRecord>(table: Table<R>, index: string, key: string): readonly R[];
  /** The records in list order, after an order key; a page costs the same anywhere in the list. */
  list<R extends StoredRecord>(table: Table<R>, after?: string): Iterable<R>;
  count<R extends StoredRecord>(table: Table<R>): number;
}

/** An account inside a transaction. */
export interface AccountWriter extends AccountReader {
  /** Adds or replaces a record. Throws NameTakenError where another record has its name. */
  put<R extends StoredRecord>(table: Table<R>, record: R): void;
  delete<R extends StoredRecord>(table: Table<R>, id: string): void;
}

/** What a transaction did to one record; no body: deleted. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  readonly nameKey: string | null;
  readonly body: StoredRecord | undefined;
}
