import { serviceError } from "../errors.ts";
import { headerOf, type WireRequest } from "../request.ts";
import { parseQuery, type QueryParameter } from "./query-parameters.ts";

/** The scope of a signature: which day, region and service it is good for. */
export interface SignatureScope {
  /** `20260102`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** What a signed request says of its signature; nothing of it is verified yet. */
export interface ParsedSignature {
  readonly form: "header" | "presigned";
  readonly accessKeyId: string;
  readonly scope: SignatureScope;
  readonly signedHeaders: readonly string[];
  /** 64 hex digits in small letters, if it is a signature at all. */
  readonly signature: string;
  /** `20260102T030405Z`. */
  readonly timestamp: string;
  readonly sessionToken: string | undefined;
  /** Presigned: how many seconds after the timestamp the request is good. */
  readonly expiresSeconds: number | undefined;
}

const algorithm = "AWS4-HMAC-SHA256";
const longestHeader = 20_000;
const longestExpiry = 604_800;

const incomplete = (message: string) => serviceError("IncompleteSignature", message);

/**
 * The signature of a request, in its Authorization header or in its query ("Create a signed AWS API request"); undefined where
 * there is none. Throws IncompleteSignature where it is not whole.
 */
export function parseSignature(request: WireRequest): ParsedSignature | undefined {
  const header = headerOf(request, "authorization");
  const presigned = request.query.includes("X-Amz-");
  const query = presigned ? parseQuery(request.query) : [];
  const inQuery = query.some(
    ({ name }) => name === "X-Amz-Signature" || name === "X-Amz-Algorithm",
  );
  if (header !== undefined && inQuery) {
    throw incomplete(
      "A signature may be in the Authorization header or in the query, not in both.",
    );
  }
  if (header !== undefined) return fromHeader(request, header);
  return inQuery ? fromQuery(query) : undefined;
}

function fromHeader(request: WireRequest, header: string): ParsedSignature {
  if (header.length > longestHeader) throw incomplete("The Authorization header is too long.");
  const space = header.indexOf(" ");
  const stated = space < 0 ? header : header.slice(0, space);
  if (stated !== algorithm) {
    throw incomplete(`Unsupported AWS 'algorithm': '${stated.slice(0, 64)}'.`);
  }
  const parameters = new Map<string, string>();
  for (const part of header.slice(space + 1).split(",")) {
    const equals = part.indexOf("=");
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim();
    if (parameters.has(name))
      throw incomplete(`The parameter '${name.slice(0, 64)}' is given twice.`);
    parameters.set(name, part.slice(equals + 1).trim());
  }
  const timestamp = dateOf(request);
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !parameters.get(name))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (timestamp === undefined) {
    missing.push(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (missing.length > 0 || timestamp === undefined) {
    throw incomplete(`${missing.join(" ")} Authorization=${algorithm}`);
  }
  return {
    form: "header",
    ...credentialOf(parameters.get("Credential") ?? ""),
    signedHeaders: headersOf(parameters.get("SignedHeaders") ?? ""),
    signature: parameters.get("Signature") ?? "",
    timestamp: checkedTimestamp(timestamp),
    sessionToken: headerOf(request, "x-amz-security-token"),
    expiresSeconds: undefined,
  };
}

/** X-Amz-Date, or the Date header in the same form. */
function dateOf(request: WireRequest): string | undefined {
  return headerOf(request, "x-amz-date") ?? headerOf(request, "date");
}

const presignedNames = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Signature",
  "X-Amz-SignedHeaders",
  "X-Amz-Date",
  "X-Amz-Expires",
] as const;

function fromQuery(query: readonly QueryParameter[]): ParsedSignature {
  const given = new Map<string, string>();
  for (const { name, value } of query) {
    if (!name.startsWith("X-Amz-")) continue;
    if (given.has(name)) throw incomplete(`The parameter '${name.slice(0, 64)}' is given twice.`);
    given.set(name, value);
  }
  const missing = presignedNames.filter((name) => !given.get(name));
  if (missing.length > 0) {
    throw incomplete(
      missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(" "),
    );
  }
  if (given.get("X-Amz-Algorithm") !== algorithm) throw incomplete("Unsupported AWS 'algorithm'.");
  const expires = given.get("X-Amz-Expires") ?? "";
  if (!/^[0-9]{1,6}$/.test(expires) || Number(expires) < 1 || Number(expires) > longestExpiry) {
    throw incomplete(`X-Amz-Expires must be between 1 and ${longestExpiry} seconds.`);
  }
  return {
    form: "presigned",
    ...credentialOf(given.get("X-Amz-Credential") ?? ""),
    signedHeaders: headersOf(given.get("X-Amz-SignedHeaders") ?? ""),
    signature: given.get("X-Amz-Signature") ?? "",
    timestamp: checkedTimestamp(given.get("X-Amz-Date") ?? ""),
    sessionToken: given.get("X-Amz-Security-Token"),
    expiresSeconds: Number(expires),
  };
}

function credentialOf(text: string): { accessKeyId: string; scope: SignatureScope } {
  const parts = text.split("/");
  const [accessKeyId, date, region, service, term] = parts;
  if (parts.length !== 5 || !accessKeyId || !date || region === undefined || !service) {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${text.slice(0, 256)}'`,
    );
  }
  if (term !== "aws4_request") {
    throw serviceError(
      "SignatureDoesNotMatch",
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${term?.slice(0, 64)}'.`,
    );
  }
  if (region === "") {
    throw serviceError(
      "SignatureDoesNotMatch",
      "Credential should be scoped with a valid Region, not ''.",
    );
  }
  return { accessKeyId, scope: { date, region, service } };
}

const headersOf = (text: string): readonly string[] => text.split(";");

function checkedTimestamp(text: string): string {
  if (!/^[0-9]{8}T[0-9]{6}Z$/.test(text)) {
    throw incomplete(
      `Date must be in ISO-8601 'basic format'. Got '${text.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  return text;
}
