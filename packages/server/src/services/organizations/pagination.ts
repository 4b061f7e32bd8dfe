import { invalidInput } from "./errors.ts";

/** What every paged request of Organizations may carry; MaxResults is 20 at most. */
export interface PageRequest {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: number | undefined;
}

const defaultResults = 20;

const encoded = (place: string): string => Buffer.from(place, "utf8").toString("base64url");

/** The place that a token stands for. */
export function placeOfToken({ NextToken }: PageRequest): string | undefined {
  if (NextToken === undefined) return undefined;
  const place = Buffer.from(NextToken, "base64url").toString("utf8");
  if (encoded(place) !== NextToken) {
    throw invalidInput("INVALID_NEXT_TOKEN", "You provided an invalid NextToken value.");
  }
  return place;
}

/** The end of a page: a token where there is more. */
export interface PageEnd {
  readonly NextToken?: string;
}

/** One page of what comes after a place; the place of an item is its id, by which the items are in order. */
export function page<T extends { readonly id: string }>(
  request: PageRequest,
  after: (place: string | undefined) => Iterable<T>,
  most: number = defaultResults,
): { readonly items: readonly T[]; readonly end: PageEnd } {
  const limit = Math.min(request.MaxResults ?? most, most);
  const items: T[] = [];
  for (const item of after(placeOfToken(request))) {
    if (items.length === limit) {
      return { items, end: { NextToken: encoded(items[items.length - 1]?.id ?? "") } };
    }
    items.push(item);
  }
  return { items, end: {} };
}

/** One page of a list that is in the order of the ids. */
export const pageOfList = <T extends { readonly id: string }>(
  request: PageRequest,
  list: readonly T[],
  most?: number,
): ReturnType<typeof page<T>> =>
  page(
    request,
    (place) => (place === undefined ? list : list.filter(({ id }) => id > place)),
    most,
  );
