/** A record: plain JSON data, frozen, with an id that is unique in its account and kind. */
export interface StoredRecord {
  readonly id: string;
}

/** How the records of one kind are named, ordered and looked up. A kind is declared by one table only. */
export interface Table<R extends StoredRecord> {
  readonly kind: string;
  /** A name, unique in the account and kind ignoring case. Lists are in its order, or in that of the ids where there is none. */
  readonly name?: (record: R) => string;
  /** Named look-ups: each gives the keys under which a record is found. */
  readonly indexes: Readonly<Record<string, (record: R) => readonly string[]>>;
}

/** Declares a table. */
export function table<R extends StoredRecord>(definition: Table<R>): Table<R> {
  return Object.freeze({ ...definition, indexes: Object.freeze({ ...definition.indexes }) });
}

/** The key under which a name is kept: names differ by more than case. */
export const nameKey = (name: string): string => name.toLowerCase();

/** The key that lists are ordered by: the name's key, or the id where records have no name. */
export const orderKey = <R extends StoredRecord>(of: Table<R>, record: R): string =>
  of.name === undefined ? record.id : nameKey(of.name(record));

/** A place in a list, given by a name or an order key. */
export const placeKey = <R extends StoredRecord>(
  of: Table<R>,
  after: string | undefined,
): string | undefined => (of.name === undefined || after === undefined ? after : nameKey(after));

/** The keys of an index. Asking for an index that the table lacks is a programming error. */
export function indexKeys<R extends StoredRecord>(
  of: Table<R>,
  index: string,
): (record: R) => readonly string[] {
  const keys = Object.hasOwn(of.indexes, index) ? of.indexes[index] : undefined;
  if (keys === undefined) throw new Error(`The table ${of.kind} has no index ${index}.`);
  return keys;
}

/** Looking a name up in a table without names is a programming error. */
export function requireNames<R extends StoredRecord>(of: Table<R>): void {
  if (of.name === undefined) throw new Error(`The table ${of.kind} has no names.`);
}

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
