import type { StoredRecord, Table } from "./table.ts";

/**
 * The records of one account. A view is live: it shows each commit as a whole from the moment it is acknowledged. So what must
 * hang together is read without waiting for anything in between, lists included.
 */
export interface AccountReader {
  readonly accountId: string;
  /** The revision of the last commit that changed the account. In a transaction, that of the view that it builds on. */
  readonly revision: number;
  get<R extends StoredRecord>(table: Table<R>, id: string): R | undefined;
  /** Looks a name up, ignoring case. */
  named<R extends StoredRecord>(table: Table<R>, name: string): R | undefined;
  /** The records under a key of an index, in list order. */
  find<R extends StoredRecord>(table: Table<R>, index: string, key: string): readonly R[];
  /** The records in list order, after a name (or an id, in a table without names); a page costs the same anywhere in the list. */
  list<R extends StoredRecord>(table: Table<R>, after?: string): Iterable<R>;
  count<R extends StoredRecord>(table: Table<R>): number;
}

/** An account inside a transaction. */
export interface AccountWriter extends AccountReader {
  /**
   * Adds or replaces a record; a frozen copy is kept. Throws NameTakenError where another record has its name, and TypeError for
   * what JSON cannot hold.
   */
  put<R extends StoredRecord>(table: Table<R>, record: R): void;
  delete<R extends StoredRecord>(table: Table<R>, id: string): void;
}

/** What a commit did to one record; no body: deleted. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  /** There was none of this id before the commit. */
  readonly made: boolean;
  /** The key of its name; null for a deleted record or one of a table without names. */
  readonly nameKey: string | null;
  readonly body: StoredRecord | undefined;
}
