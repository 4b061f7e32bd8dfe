import { createHash } from "node:crypto";
import { headerOf, type WireRequest } from "../request.ts";
import type { ParsedSignature } from "./parse-signature.ts";
import { parseQuery } from "./query-parameters.ts";

const unreserved = /^[A-Za-z0-9\-._~]*$/;

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export const encodeStrictly = (text: string): string =>
  unreserved.test(text)
    ? text
    : encodeURIComponent(text).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      );

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
  const slash = segments.length > 0 && /\/\.{0,2}$/.test(path) ? "/" : "";
  return `/${segments.join("/")}${slash}`;
}

/** The canonical query: parameters encoded, ordered by name and then value, without the signature. */
export function canonicalQuery(query: string): string {
  if (query === "") return "";
  return parseQuery(query)
    .filter(({ name }) => name !== "X-Amz-Signature")
    .map(({ name, value }) => [encodeStrictly(name), encodeStrictly(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const foldedValue = (text: string): string => text.trim().replace(/ {2,}/g, " ");

function canonicalHeader(request: WireRequest, name: string): string {
  const value = request.headers[name];
  if (value === undefined) return "";
  return typeof value === "string" ? foldedValue(value) : value.map(foldedValue).join(",");
}

const sha256 = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");

/** The canonical request ("Create a canonical request"). The body's hash is always the one of the body that arrived. */
export function canonicalRequest(request: WireRequest, parsed: ParsedSignature): string {
  let headers = "";
  for (const name of parsed.signedHeaders) headers += `${name}:${canonicalHeader(request, name)}\n`;
  return (
    `${request.method}\n${canonicalPath(request.path)}\n${canonicalQuery(request.query)}\n` +
    `${headers}\n${parsed.signedHeaders.join(";")}\n${sha256(request.body)}`
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

/** Signed headers are in order, in small letters, each once, and present. */
export function signedHeadersAreCanonical(request: WireRequest, parsed: ParsedSignature): boolean {
  return parsed.signedHeaders.every((name, place, all) => {
    const before = all[place - 1];
    return (
      name !== "" &&
      name === name.toLowerCase() &&
      (before === undefined || before < name) &&
      headerOf(request, name) !== undefined
    );
  });
}
