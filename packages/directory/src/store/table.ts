/** A record: plain JSON data, frozen, with an id that is unique in its account and kind. */
export interface StoredRecord {
  readonly id: string;
}

/** How the records of one kind are named, ordered and looked up. */
export interface Table<R extends StoredRecord> {
  readonly kind: string;
  /** A name, unique in the account and kind ignoring case. */
  readonly name?: (record: R) => string;
  /** Named look-ups: each gives the keys under which a record is found. */
  readonly indexes: Readonly<Record<string, (record: R) => readonly string[]>>;
}

/** Declares a table. */
export function table<R extends StoredRecord>(definition: Table<R>): Table<R> {
  return Object.freeze(definition);
}

/** The key that lists are ordered by: the name in lower case, or the id where records have no name. */
export const orderKey = <R extends StoredRecord>(of: Table<R>, record: R): string =>
  of.name === undefined ? record.id : of.name(record).toLowerCase();

/** A record of that name, ignoring case, is there already. */
export class NameTakenError extends Error {
  override readonly name = "NameTakenError";
  readonly kind: string;
  readonly taken: string;
  constructor(kind: string, taken: string) {
    super(`A ${kind} with the name ${taken} exists.`);
    this.kind = kind;
    this.taken = taken;
  }
}
