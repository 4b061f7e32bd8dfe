import type { AccountReader, StoredRecord, Table } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

/** What every paged IAM request may carry. MaxItems is 1 to 1,000, and 100 by default. */
export interface PageRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

/** The end of every paged IAM answer. */
export interface PageEnd {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const defaultMaxItems = 100;

const encodeMarker = (key: string): string => Buffer.from(key, "utf8").toString("base64url");

function decodeMarker(marker: string): string {
  const key = Buffer.from(marker, "base64url").toString("utf8");
  if (encodeMarker(key) !== marker) {
    throw serviceError("ValidationError", "Invalid Marker.");
  }
  return key;
}

/** One page of what `from` yields after a key; `keyOf` is the key that the yielded are ordered by. */
export function page<T>(
  request: PageRequest,
  from: (after: string | undefined) => Iterable<T>,
  keyOf: (item: T) => string,
): { readonly items: T[]; readonly end: PageEnd } {
  const limit = request.MaxItems ?? defaultMaxItems;
  const items: T[] = [];
  const after = request.Marker === undefined ? undefined : decodeMarker(request.Marker);
  for (const item of from(after)) {
    if (items.length === limit) {
      const last = items[items.length - 1];
      const marker = last === undefined ? "" : encodeMarker(keyOf(last));
      return { items, end: { IsTruncated: true, Marker: marker } };
    }
    items.push(item);
  }
  return { items, end: { IsTruncated: false } };
}

/** One page of a table in list order, of the records that `matches` lets through. */
export function pageOfTable<R extends StoredRecord>(
  account: AccountReader,
  table: Table<R>,
  request: PageRequest,
  matches: (record: R) => boolean = () => true,
): { readonly items: R[]; readonly end: PageEnd } {
  const keyOf = (record: R): string => (table.name?.(record) ?? record.id).toLowerCase();
  return page(request, (after) => matching(account.list(table, after), matches), keyOf);
}

function* matching<T>(items: Iterable<T>, matches: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (matches(item)) yield item;
}

/** One page of a short list that lies in a record; the key of an item is its place. */
export function pageOfList<T>(
  request: PageRequest,
  list: readonly T[],
): { readonly items: T[]; readonly end: PageEnd } {
  const placed = list.map((item, place) => ({ item, place }));
  const from = (after: string | undefined) =>
    after === undefined ? placed : placed.slice(Number.parseInt(after, 10) + 1 || 0);
  const { items, end } = page(request, from, ({ place }) => String(place));
  return { items: items.map(({ item }) => item), end };
}
