import { describe, expect, test } from "vitest";
import {
  deriveSigningKey,
  parseSignature,
  type ServiceError,
  verifySignature,
  type WireRequest,
} from "../../src/index.ts";
import { canonicalRequest, stringToSign } from "../../src/sigv4/canonical-request.ts";
import data from "./vectors.json" with { type: "json" };

/** A request from its text; a header line that begins with a blank goes on with the one before. */
function requestOf(text: string): WireRequest {
  const [head = "", ...rest] = text.replaceAll("\r\n", "\n").split("\n\n");
  const [start = "", ...lines] = head.replace(/\n[ \t]+/g, " ").split("\n");
  const target = start.slice(start.indexOf(" ") + 1, start.lastIndexOf(" HTTP/"));
  const mark = target.indexOf("?");
  const headers: Record<string, string | string[]> = {};
  for (const line of lines.filter((one) => one.includes(":"))) {
    const name = line.slice(0, line.indexOf(":")).toLowerCase();
    const value = line.slice(line.indexOf(":") + 1);
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  return {
    method: start.slice(0, start.indexOf(" ")),
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? "" : target.slice(mark + 1),
    headers,
    body: Buffer.from(rest.join("\n\n")),
  };
}

const cases = data.vectors.flatMap((vector) => [
  {
    name: `${vector.name} in the header`,
    vector,
    text: vector.header_signed_request,
    canonical: vector.header_canonical_request,
    toSign: vector.header_string_to_sign,
  },
  {
    name: `${vector.name} in the query`,
    vector,
    text: vector.query_signed_request,
    canonical: vector.query_canonical_request,
    toSign: vector.query_string_to_sign,
  },
]);

describe("the published vectors", () => {
  test.each(cases)("$name", ({ vector, text, canonical, toSign }) => {
    const request = requestOf(text ?? "");
    const parsed = parseSignature(request);
    if (parsed === undefined) throw new Error("The vector has no signature.");
    expect(canonicalRequest(request, parsed)).toBe(canonical);
    expect(stringToSign(canonicalRequest(request, parsed), parsed)).toBe(toSign);
    const key = deriveSigningKey(vector.secret, parsed.scope);
    verifySignature(request, parsed, key, new Date(vector.timestamp));
    const wrong = {
      ...parsed,
      signature: parsed.signature.replace(/.$/, (end) => (end === "0" ? "1" : "0")),
    };
    const codeOf = (work: () => void): string => {
      try {
        work();
        return "none";
      } catch (error) {
        return (error as ServiceError).code;
      }
    };
    expect(codeOf(() => verifySignature(request, wrong, key, new Date(vector.timestamp)))).toBe(
      "SignatureDoesNotMatch",
    );
  });
});
