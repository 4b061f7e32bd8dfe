import { rawPairs, withHeader, withPairs } from "./editing.ts";
import { type Case, dated, type Edit, inQuery } from "./refusal-case.ts";

const withoutParameter =
  (name: string): Edit =>
  (request) =>
    withPairs(
      request,
      rawPairs(request).filter((pair) => !pair.startsWith(`${name}=`)),
    );

const expiring = (text: string): Edit =>
  inQuery((query) => query.replace("Expires=60", `Expires=${text}`));

const requiresInQuery = (...names: string[]): string =>
  `IncompleteSignature: ${names.map((name) => `AWS query-string parameters must include '${name}'. `).join("")}Re-examine the query-string parameters.`;

const notWithin = "IncompleteSignature: X-Amz-Expires must be between 1 and 604800 seconds.";

/** What is refused of a signature in the query. */
export const refusedInQuery: readonly Case[] = [
  ["no algorithm", withoutParameter("X-Amz-Algorithm"), requiresInQuery("X-Amz-Algorithm")],
  ["no Credential", withoutParameter("X-Amz-Credential"), requiresInQuery("X-Amz-Credential")],
  ["no Signature", withoutParameter("X-Amz-Signature"), requiresInQuery("X-Amz-Signature")],
  [
    "no SignedHeaders",
    withoutParameter("X-Amz-SignedHeaders"),
    requiresInQuery("X-Amz-SignedHeaders"),
  ],
  ["no date", withoutParameter("X-Amz-Date"), requiresInQuery("X-Amz-Date")],
  [
    "the algorithm alone",
    inQuery(() => "X-Amz-Algorithm=AWS4-HMAC-SHA256"),
    requiresInQuery("X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"),
  ],
  ["a date alone", inQuery(() => "X-Amz-Date=20260102T030405Z"), "unsigned"],
  [
    "another algorithm",
    inQuery((query) => query.replace("SHA256", "SHA1")),
    "IncompleteSignature: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ",
  ],
  [
    "a parameter of the signature twice",
    inQuery((query) => `${query}&X-Amz-Date=20260102T030405Z`),
    "IncompleteSignature: The parameter 'X-Amz-Date' is given twice.",
  ],
  [
    "a date in a header too",
    dated("20260102T030405Z"),
    "SignatureDoesNotMatch: Found both 'X-Amz-Date' as a query-string param and 'x-amz-date' as HTTP header.",
  ],
  [
    "an unsigned x-amz- header",
    (request) => withHeader(request, "x-amz-security-token", "t"),
    "SignatureDoesNotMatch: 'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  ["more than seven days", expiring("604801"), notWithin],
  ["no seconds", expiring("0"), notWithin],
  ["negative seconds", expiring("-1"), notWithin],
  ["a fraction of a second", expiring("1.5"), notWithin],
  ["seconds as no number", expiring("1e3"), notWithin],
  ["empty seconds", expiring(""), notWithin],
];
