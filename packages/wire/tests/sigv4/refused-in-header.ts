import { headerText, withHeader, withPart } from "./editing.ts";
import { type Case, dated, type Edit, inQuery } from "./refusal-case.ts";

const authorised =
  (change: (text: string) => string): Edit =>
  (request) =>
    withHeader(request, "authorization", change(headerText(request, "authorization")));

const without = (name: string): Edit =>
  authorised((text) => text.replace(new RegExp(`${name}=[^,]*(, )?`), ""));

const listed =
  (change: (names: string[]) => string[]): Edit =>
  (request) =>
    withPart(request, "SignedHeaders", (names) => change(names.split(";")).join(";"));

const credential =
  (text: string): Edit =>
  (request) =>
    withPart(request, "Credential", () => text);

const requires = (...names: string[]): string =>
  `IncompleteSignature: ${names.map((name) => `Authorization header requires '${name}' parameter. `).join("")}Authorization=AWS4-HMAC-SHA256`;

const notBasic = (date: string): string =>
  `IncompleteSignature: Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`;

const notFive = (text: string): string =>
  `IncompleteSignature: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${text}'`;

const notInOrder =
  "SignatureDoesNotMatch: The SignedHeaders must be present in the request, in small letters and in order, each once.";

/** What is refused of a signature in the Authorization header. */
export const refusedInHeader: readonly Case[] = [
  ["no signature at all", (request) => withHeader(request, "authorization", undefined), "unsigned"],
  [
    "a signature of version 2",
    (request) => ({
      ...withHeader(request, "authorization", undefined),
      query: "AWSAccessKeyId=AKID&SignatureVersion=2&SignatureMethod=HmacSHA256&Signature=x",
    }),
    "unsigned",
  ],
  [
    "no parameters",
    authorised(() => "AWS4-HMAC-SHA256"),
    requires("Credential", "Signature", "SignedHeaders"),
  ],
  ["no Credential", without("Credential"), requires("Credential")],
  ["no Signature", without("Signature"), requires("Signature")],
  ["no SignedHeaders", without("SignedHeaders"), requires("SignedHeaders")],
  [
    "an empty Signature",
    authorised((text) => text.replace(/Signature=.*/, "Signature=")),
    requires("Signature"),
  ],
  [
    "no date",
    (request) => withHeader(request, "x-amz-date", undefined),
    "IncompleteSignature: Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256",
  ],
  [
    "a parameter without an equals sign",
    authorised(() => "AWS4-HMAC-SHA256 Credential"),
    "IncompleteSignature: Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): 'HASH'.",
  ],
  [
    "a parameter twice",
    authorised((text) => `${text}, Signature=0`),
    "IncompleteSignature: The parameter 'Signature' is given twice.",
  ],
  [
    "the header twice",
    (request) => {
      const text = headerText(request, "authorization");
      return withHeader(request, "authorization", [text, text]);
    },
    "IncompleteSignature: The Authorization header is given twice.",
  ],
  [
    "a header without end",
    authorised((text) => text + " ".repeat(20_000)),
    "IncompleteSignature: The Authorization header is too long.",
  ],
  [
    "another algorithm",
    authorised((text) => text.replace("256", "512")),
    "IncompleteSignature: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'.",
  ],
  [
    "the asymmetric algorithm",
    authorised((text) => text.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")),
    "IncompleteSignature: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
  ],
  [
    "another scheme",
    authorised(() => "Bearer token"),
    "IncompleteSignature: Unsupported AWS 'algorithm': 'Bearer'.",
  ],
  ["a Credential of one part", credential("AKID"), notFive("AKID")],
  [
    "a Credential of six parts",
    credential("a/b/20260102/us-east-1/iam/aws4_request"),
    notFive("a/b/20260102/us-east-1/iam/aws4_request"),
  ],
  [
    "a Credential without a key",
    credential("/20260102/us-east-1/iam/aws4_request"),
    notFive("/20260102/us-east-1/iam/aws4_request"),
  ],
  [
    "no region",
    credential("AKID/20260102//iam/aws4_request"),
    "SignatureDoesNotMatch: Credential should be scoped to a valid Region, not ''.",
  ],
  [
    "another terminator",
    credential("AKID/20260102/us-east-1/iam/aws5_request"),
    "SignatureDoesNotMatch: Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
  ],
  [
    "another day in the scope",
    credential("AKID/20260103/us-east-1/iam/aws4_request"),
    "SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260103' != '20260102', from '20260102T030405Z'.",
  ],
  [
    "a month in the scope",
    credential("AKID/202601/us-east-1/iam/aws4_request"),
    "SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '202601' != '20260102', from '20260102T030405Z'.",
  ],
  [
    "a date in the extended format",
    dated("2026-01-02T03:04:05Z"),
    notBasic("2026-01-02T03:04:05Z"),
  ],
  [
    "an HTTP date in X-Amz-Date",
    dated("Fri, 02 Jan 2026 03:04:05 GMT"),
    notBasic("Fri, 02 Jan 2026 03:04:05 GMT"),
  ],
  ["a day that no calendar has", dated("20260230T030405Z"), notBasic("20260230T030405Z")],
  ["an hour that no clock has", dated("20260102T240000Z"), notBasic("20260102T240000Z")],
  [
    "the date twice",
    (request) => {
      const date = headerText(request, "x-amz-date");
      return withHeader(request, "x-amz-date", [date, date]);
    },
    notBasic("20260102T030405Z,20260102T030405Z"),
  ],
  [
    "an unsigned host",
    listed((names) => names.filter((name) => name !== "host")),
    "SignatureDoesNotMatch: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    "an unsigned x-amz- header",
    listed((names) => names.filter((name) => name !== "x-amz-target")),
    "SignatureDoesNotMatch: 'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    "an unsigned date",
    listed((names) => names.filter((name) => name !== "x-amz-date")),
    "SignatureDoesNotMatch: 'x-amz-date' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  ["signed headers in another order", listed((names) => names.toReversed()), notInOrder],
  ["a signed header twice", listed((names) => ["host", ...names]), notInOrder],
  ["a signed header in capitals", listed((names) => ["Accept", ...names]), notInOrder],
  ["a signed header without a name", listed((names) => ["", ...names]), notInOrder],
  ["a signed header that is absent", listed((names) => [...names, "z"]), notInOrder],
  ["a signed header of a prototype", listed((names) => ["constructor", ...names]), notInOrder],
  [
    "the algorithm in the query too",
    inQuery((query) => `${query}&X-Amz-Algorithm=AWS4-HMAC-SHA256`),
    "SignatureDoesNotMatch: Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  ],
  [
    "a date in the query too",
    inQuery((query) => `${query}&X%2dAmz-Date=20260102T030405Z`),
    "SignatureDoesNotMatch: Found both 'X-Amz-Date' as a query-string param and 'Authorization' as HTTP header.",
  ],
  [
    "a malformed query",
    inQuery((query) => `${query}&a=%zz`),
    "MalformedQueryString: The query string contains a malformed percent-encoding.",
  ],
  [
    "half a surrogate pair in the query",
    inQuery((query) => `${query}&\ud800`),
    "MalformedQueryString: The query string contains a malformed percent-encoding.",
  ],
  [
    "half a surrogate pair in the path",
    (request) => ({ ...request, path: `${request.path}\udfff` }),
    "MalformedInput: The path contains half a surrogate pair.",
  ],
  [
    "a query that isn't UTF-8",
    inQuery((query) => `${query}&%ff`),
    "MalformedQueryString: The query string contains a malformed percent-encoding.",
  ],
];
