import type { WireRequest } from "../../src/index.ts";
import { encoded } from "./signing.ts";

/** The text of a header that is there once. */
export function headerText({ headers }: WireRequest, name: string): string {
  const value = headers[name];
  if (typeof value !== "string") throw new Error(`The request has no header ${name}.`);
  return value;
}

/** A request with another value of a header; undefined takes it away. */
export const withHeader = (
  request: WireRequest,
  name: string,
  value: string | readonly string[] | undefined,
): WireRequest => ({ ...request, headers: { ...request.headers, [name]: value } });

/** The raw parameters of a query. */
export const rawPairs = ({ query }: WireRequest): readonly string[] =>
  query === "" ? [] : query.split("&");

export const withPairs = (request: WireRequest, pairs: readonly string[]): WireRequest => ({
  ...request,
  query: pairs.join("&"),
});

const nameOf = (pair: string): string => pair.split("=", 1)[0] ?? "";

/** Whether a raw parameter is the operation's and not the signature's. */
const isOwn = (pair: string): boolean => !nameOf(pair).startsWith("X-Amz-");

/** A request with one of the operation's parameters replaced; undefined where it has none that the edit is for. */
export function withOwnPair(
  request: WireRequest,
  pick: number,
  edit: (name: string, value: string) => readonly string[] | undefined,
): WireRequest | undefined {
  const pairs = rawPairs(request);
  const edits = pairs.flatMap((pair, place) => {
    const name = nameOf(pair);
    const edited = isOwn(pair) ? edit(name, pair.slice(name.length + 1)) : undefined;
    return edited === undefined ? [] : [pairs.toSpliced(place, 1, ...edited)];
  });
  const chosen = edits[pick % edits.length];
  return chosen === undefined ? undefined : withPairs(request, chosen);
}

type Part = "Algorithm" | "Credential" | "Date" | "Security-Token" | "Signature" | "SignedHeaders";

const lists = new Set<Part>(["Credential", "Signature", "SignedHeaders"]);

/** What a request says in one part of its signature, whatever the form; undefined where it lacks the part. */
export function partOf(request: WireRequest, part: Part): string | undefined {
  const inQuery = rawPairs(request).find((pair) => nameOf(pair) === `X-Amz-${part}`);
  if (inQuery !== undefined) return decodeURIComponent(inQuery.slice(nameOf(inQuery).length + 1));
  const { authorization } = request.headers;
  if (typeof authorization !== "string") return undefined;
  if (part === "Algorithm") return authorization.split(" ", 1)[0];
  if (lists.has(part)) return new RegExp(`${part}=([^,]*)`).exec(authorization)?.[1];
  const value = request.headers[`x-amz-${part.toLowerCase()}`];
  return typeof value === "string" ? value : undefined;
}

/** A request that says something else in one part of its signature; undefined where it lacks the part or nothing changes. */
export function withPart(
  request: WireRequest,
  part: Part,
  edit: (text: string) => string,
): WireRequest | undefined {
  const before = partOf(request, part);
  if (before === undefined || edit(before) === before) return undefined;
  const after = edit(before);
  const pairs = rawPairs(request);
  const place = pairs.findIndex((pair) => nameOf(pair) === `X-Amz-${part}`);
  if (place >= 0) return withPairs(request, pairs.with(place, `X-Amz-${part}=${encoded(after)}`));
  if (part === "Date" || part === "Security-Token") {
    return withHeader(request, `x-amz-${part.toLowerCase()}`, after);
  }
  const authorization = headerText(request, "authorization");
  const old = part === "Algorithm" ? before : `${part}=${before}`;
  const fresh = part === "Algorithm" ? after : `${part}=${after}`;
  return withHeader(
    request,
    "authorization",
    authorization.replace(old, () => fresh),
  );
}

/** The names of the headers that a signature covers. */
export const signedNames = (request: WireRequest): readonly string[] =>
  partOf(request, "SignedHeaders")?.split(";") ?? [];
