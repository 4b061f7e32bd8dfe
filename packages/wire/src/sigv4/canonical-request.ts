import { hash } from "node:crypto";
import { serviceError } from "../errors.ts";
import { parseQueryString } from "../query-string.ts";
import { headerValues, type WireRequest } from "../request.ts";
import type { ParsedSignature } from "./parse-signature.ts";

const unreserved = /^[A-Za-z0-9\-._~]*$/;

/** Percent-encodes everything but RFC 3986's unreserved characters. Throws MalformedInput for half a surrogate pair. */
export function encodeStrictly(text: string): string {
  if (unreserved.test(text)) return text;
  if (!text.isWellFormed()) {
    throw serviceError("MalformedInput", "The path contains half a surrogate pair.");
  }
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The canonical path: `.`, `..` and doubled slashes resolved, then every segment of the path as it was sent encoded once more,
 * as every service but S3 wants it.
 */
export function canonicalPath(path: string): string {
  if (path === "/" || path === "") return "/";
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(encodeStrictly(segment));
  }
  const slash = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${segments.join("/")}${slash}`;
}

/**
 * The canonical query: parameters encoded, ordered by name and then value, without the signature.
 *
 * INVARIANT: parseSignature refuses a signature in the query beside one in the header, as nothing would cover it here.
 */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
  return parseQueryString(query)
    .filter(({ name }) => name !== "X-Amz-Signature")
    .map(({ name, value }) => [encodeStrictly(name), encodeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const unfolded = /\t| {2}|^ | $/;

/** A header's value without the blanks around it, and with one for several inside it. Other white space is a part of the value. */
const foldedValue = (text: string): string =>
  unfolded.test(text) ? text.replace(/[ \t]+/g, " ").replace(/^ | $/g, "") : text;

const canonicalHeader = (request: WireRequest, name: string): string =>
  `${name}:${headerValues(request, name).map(foldedValue).join(",")}\n`;

const sha256 = (data: string | Uint8Array): string => hash("sha256", data, "hex");

/** The canonical request ("Create a canonical request"). The body's hash is always the one of the body that arrived. */
export function canonicalRequest(request: WireRequest, parsed: ParsedSignature): string {
  const { signedHeaders } = parsed;
  return (
    `${request.method}\n${canonicalPath(request.path)}\n${canonicalQuery(request.query)}\n` +
    `${signedHeaders.map((name) => canonicalHeader(request, name)).join("")}\n` +
    `${signedHeaders.join(";")}\n${sha256(request.body)}`
  );
}

/** The string to sign over a canonical request. */
export const stringToSign = (canonical: string, { timestamp, scope }: ParsedSignature): string =>
  `AWS4-HMAC-SHA256\n${timestamp}\n${scope.date}/${scope.region}/${scope.service}/aws4_request\n${sha256(canonical)}`;

/** The headers that a signature must cover and doesn't: host, and every x-amz- header of the request. */
export function unsignedHeaders(request: WireRequest, parsed: ParsedSignature): readonly string[] {
  const signed = new Set(parsed.signedHeaders);
  const missing = signed.has("host") ? [] : ["host"];
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-amz-") && !signed.has(name)) missing.push(name);
  }
  return missing;
}

/** Signed headers are in order, each once, and present; the request knows them by small letters only. */
export function signedHeadersAreCanonical(request: WireRequest, parsed: ParsedSignature): boolean {
  return parsed.signedHeaders.every((name, place, all) => {
    const before = all[place - 1];
    return (before === undefined || before < name) && headerValues(request, name).length > 0;
  });
}
