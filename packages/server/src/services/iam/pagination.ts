import { createHash } from "node:crypto";
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

/**
 * One page of a list that lies in a record, or is made for the answer. The marker tells the place of the next item and what it is
 * known by: who deletes what a page has shown, and then asks for the next, must not miss any.
 */
export function pageOfList<T>(
  request: PageRequest,
  list: readonly T[],
): { readonly items: T[]; readonly end: PageEnd } {
  const start = request.Marker === undefined ? 0 : placeOf(decodeMarker(request.Marker), list);
  const next = start + (request.MaxItems ?? defaultMaxItems);
  const items = list.slice(start, next);
  if (next >= list.length) return { items, end: { IsTruncated: false } };
  const marker = encodeMarker(`${next} ${known(list[next])}`);
  return { items, end: { IsTruncated: true, Marker: marker } };
}

/** Where the item is now that a marker tells. Deletions bring it forward, so it is looked for there first. */
function placeOf<T>(marker: string, list: readonly T[]): number {
  const [place = "", by = ""] = marker.split(" ");
  const last = Number.parseInt(place, 10) || 0;
  for (let at = Math.min(last, list.length - 1); at >= 0; at -= 1) {
    if (known(list[at]) === by) return at;
  }
  const later = list.findIndex((item, at) => at > last && known(item) === by);
  return later < 0 ? last : later;
}

/** What an item is known by from one page to the next, in a few characters; nothing: by its place alone. */
function known(item: unknown): string {
  const name = typeof item === "string" ? item : identifier(item);
  return name === undefined
    ? ""
    : createHash("sha256").update(name).digest("base64url").slice(0, 16);
}

function identifier(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  if ("id" in item) return String(item.id);
  if ("key" in item) return String(item.key);
  return "versionId" in item ? String(item.versionId) : undefined;
}
