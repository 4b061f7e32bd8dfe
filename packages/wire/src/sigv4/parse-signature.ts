import { createHash } from "node:crypto";
import { serviceError } from "../errors.ts";
import { type Parameter, parseQueryString } from "../query-string.ts";
import { headerOf, headerValues, type WireRequest } from "../request.ts";
import { parseCredential, type SignatureScope } from "./credential-scope.ts";
import { momentOf, signedDate } from "./timestamp.ts";

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
  /** The timestamp as epoch milliseconds. */
  readonly moment: number;
  readonly sessionToken: string | undefined;
  /** Presigned: how many seconds after the timestamp the request is good, if it says so. */
  readonly expiresSeconds: number | undefined;
}

const algorithm = "AWS4-HMAC-SHA256";
const longestHeader = 20_000;
const longestExpiry = 604_800;

const incomplete = (message: string) => serviceError("IncompleteSignature", message);

/** The parameters of a presigned request, those without which there is no signature first. */
const requiredNames = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Signature",
  "X-Amz-SignedHeaders",
  "X-Amz-Date",
] as const;
const presigning = new Set<string>(requiredNames.slice(0, 3));
const signatureNames = new Set<string>([...requiredNames, "X-Amz-Expires", "X-Amz-Security-Token"]);

/**
 * The signature of a request, in its Authorization header or in its query ("Authentication methods" of the IAM User Guide);
 * undefined where there is none. Throws IncompleteSignature where it is not whole, SignatureDoesNotMatch where it is in both
 * places or can't be good, and MalformedQueryString.
 */
export function parseSignature(request: WireRequest): ParsedSignature | undefined {
  const headers = headerValues(request, "authorization");
  const query = request.query === "" ? [] : parseQueryString(request.query);
  const [header] = headers;
  if (header === undefined) {
    return query.some(({ name }) => presigning.has(name)) ? fromQuery(request, query) : undefined;
  }
  const both = query.find(({ name }) => signatureNames.has(name));
  if (both !== undefined) throw foundTwice(both.name, "Authorization");
  if (headers.length > 1) throw incomplete("The Authorization header is given twice.");
  return fromHeader(request, header);
}

const foundTwice = (parameter: string, header: string) =>
  serviceError(
    "SignatureDoesNotMatch",
    `Found both '${parameter}' as a query-string param and '${header}' as HTTP header.`,
  );

function fromHeader(request: WireRequest, header: string): ParsedSignature {
  if (header.length > longestHeader) throw incomplete("The Authorization header is too long.");
  const parameters = authorizationParameters(header);
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
    ...parseCredential(parameters.get("Credential") ?? ""),
    signedHeaders: (parameters.get("SignedHeaders") ?? "").split(";"),
    signature: parameters.get("Signature") ?? "",
    timestamp,
    moment: signedMoment(timestamp),
    sessionToken: headerOf(request, "x-amz-security-token"),
    expiresSeconds: undefined,
  };
}

/** The parameters that follow the algorithm; AWS ignores those that it doesn't know. */
function authorizationParameters(header: string): ReadonlyMap<string, string> {
  const space = header.indexOf(" ");
  const stated = space < 0 ? header : header.slice(0, space);
  if (stated !== algorithm) {
    throw incomplete(`Unsupported AWS 'algorithm': '${stated.slice(0, 64)}'.`);
  }
  const parameters = new Map<string, string>();
  for (const part of space < 0 ? [] : header.slice(space + 1).split(",")) {
    if (part.trim() === "") continue;
    const equals = part.indexOf("=");
    if (equals < 0) {
      const hash = createHash("sha256").update(header).digest("base64");
      throw incomplete(
        `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
      );
    }
    const name = part.slice(0, equals).trim();
    if (parameters.has(name)) {
      throw incomplete(`The parameter '${name.slice(0, 64)}' is given twice.`);
    }
    parameters.set(name, part.slice(equals + 1).trim());
  }
  return parameters;
}

/** X-Amz-Date, or else the Date header. */
function dateOf(request: WireRequest): string | undefined {
  const date = headerOf(request, "date");
  return headerOf(request, "x-amz-date") ?? (date === undefined ? undefined : signedDate(date));
}

function fromQuery(request: WireRequest, query: readonly Parameter[]): ParsedSignature {
  const given = new Map<string, string>();
  for (const { name, value } of query) {
    if (!name.startsWith("X-Amz-")) continue;
    if (given.has(name)) throw incomplete(`The parameter '${name.slice(0, 64)}' is given twice.`);
    given.set(name, value);
    const header = name.toLowerCase();
    if (signatureNames.has(name) && headerOf(request, header) !== undefined) {
      throw foundTwice(name, header);
    }
  }
  const missing = requiredNames.filter((name) => !given.get(name));
  if (missing.length > 0) {
    throw incomplete(
      `${missing.map((name) => `AWS query-string parameters must include '${name}'. `).join("")}Re-examine the query-string parameters.`,
    );
  }
  const stated = given.get("X-Amz-Algorithm") ?? "";
  if (stated !== algorithm) {
    throw incomplete(
      `Unsupported AWS 'algorithm': '${stated.slice(0, 64)}' (only ${algorithm} for now). `,
    );
  }
  const timestamp = given.get("X-Amz-Date") ?? "";
  return {
    form: "presigned",
    ...parseCredential(given.get("X-Amz-Credential") ?? ""),
    signedHeaders: (given.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature: given.get("X-Amz-Signature") ?? "",
    timestamp,
    moment: signedMoment(timestamp),
    sessionToken: given.get("X-Amz-Security-Token"),
    expiresSeconds: expiryOf(given.get("X-Amz-Expires")),
  };
}

function expiryOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[0-9]{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= longestExpiry) {
    return Number(text);
  }
  throw incomplete(`X-Amz-Expires must be between 1 and ${longestExpiry} seconds.`);
}

function signedMoment(text: string): number {
  const moment = momentOf(text);
  if (!Number.isNaN(moment)) return moment;
  throw incomplete(
    `Date must be in ISO-8601 'basic format'. Got '${text.slice(0, 64)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
  );
}
