import { describe, expect, test } from "vitest";
import { parseSignature, requireScope, type WireRequest } from "../../src/index.ts";
import { refusal } from "../requests.ts";
import type { Edit } from "./refusal-case.ts";
import { refusedInHeader } from "./refused-in-header.ts";
import { refusedInQuery } from "./refused-in-query.ts";
import { type Form, secret, signedBySdk, verdict } from "./signing.ts";

const now = new Date("2026-01-02T03:04:05Z");

const signed = (form: Form, expiresIn = 60): Promise<WireRequest> =>
  signedBySdk(
    {
      method: "GET",
      path: "/a b",
      query: [
        ["Action", "GetUser"],
        ["UserName", "é +"],
      ],
      headers: { host: "iam.test", "x-amz-target": "t" },
      body: new Uint8Array(0),
      date: now,
      sessionToken: undefined,
      expiresIn,
    },
    form,
  );

const requests = { header: await signed("header"), presigned: await signed("presigned") };

/** A message with the hash of the header left out. */
const told = (text: string): string =>
  text.replace(/Base64\): '[A-Za-z0-9+/]{43}='/, "Base64): 'HASH'");

const edited = (form: Form, edit: Edit): WireRequest => {
  const request = edit(requests[form]);
  if (request === undefined) throw new Error("The edit changes nothing.");
  return request;
};

describe.each([
  ["header", refusedInHeader],
  ["presigned", refusedInQuery],
] as const)("in the form %s", (form, cases) => {
  test("a whole signature is accepted", () => {
    expect(verdict({ request: requests[form], secret, now })).toBe("accepted");
  });

  test.each(cases)("%s is refused", (_, edit, expected) => {
    expect(told(verdict({ request: edited(form, edit), secret, now }))).toBe(expected);
  });
});

const expired = (at: string, now: string) =>
  `SignatureDoesNotMatch: Signature expired: 20260102T030405Z is now earlier than ${at} (${now} - 15 min.)`;
const early = (at: string, now: string) =>
  `SignatureDoesNotMatch: Signature not yet current: 20260102T030405Z is still later than ${at} (${now} + 15 min.)`;

const clocks: readonly (readonly [Form, seconds: number, expiresIn: number, verdict: string])[] = [
  ["header", 900.999, 60, "accepted"],
  ["header", 901, 60, expired("20260102T030406Z", "20260102T031906Z")],
  ["header", -900, 60, "accepted"],
  ["header", -900.001, 60, early("20260102T030404Z", "20260102T024904Z")],
  ["presigned", 60.999, 60, "accepted"],
  ["presigned", 61, 60, "RequestExpired: Request has expired."],
  ["presigned", 900.999, 604_800, "accepted"],
  ["presigned", 901, 604_800, expired("20260102T030406Z", "20260102T031906Z")],
  ["presigned", -900, 60, "accepted"],
  ["presigned", -900.001, 60, early("20260102T030404Z", "20260102T024904Z")],
];

test.each(clocks)(
  "in the form %s, %s seconds after it was signed for %d",
  async (form, seconds, expiresIn, expected) => {
    const request = await signed(form, expiresIn);
    const clock = new Date(now.getTime() + seconds * 1000);
    expect(verdict({ request, secret, now: clock })).toBe(expected);
  },
);

test("a scope of another service is refused", () => {
  const parsed = parseSignature(requests.header);
  if (parsed === undefined) throw new Error("The request has no signature.");
  expect(refusal(() => requireScope(parsed, "sts"))).toBe(
    "SignatureDoesNotMatch: Credential should be scoped to correct service: 'sts'. ",
  );
  expect(refusal(() => requireScope(parsed, "iam"))).toBe("accepted");
});

test("a wrong signature is told what should have been signed, in AWS's words", () => {
  const said = verdict({ request: requests.header, secret: "another", now });
  expect(
    said,
  ).toBe(`SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.

The Canonical String for this request should have been
'GET
/a%20b
Action=GetUser&UserName=%C3%A9%20%2B
host:iam.test
x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
x-amz-date:20260102T030405Z
x-amz-target:t

host;x-amz-content-sha256;x-amz-date;x-amz-target
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

The String-to-Sign should have been
'AWS4-HMAC-SHA256
20260102T030405Z
20260102/us-east-1/iam/aws4_request
5684db7b3156f2fa4658ca28ff0e6a9f215bf986c96029f9a58e1a59dd14e0bf'
`);
});
