import aws4 from "aws4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "../../src/index.ts";
import { botocore, botocoreMissing } from "../botocore.ts";
import { type PlainRequest, plainRequest } from "./plain-request.ts";
import {
  accessKeyId,
  type Form,
  forms,
  rawQuery,
  region,
  secret,
  service,
  signedBySdk,
  verdict,
} from "./signing.ts";

const runs = { numRuns: 300 };

const urlOf = ({ path, query }: PlainRequest): string =>
  query.length === 0 ? path : `${path}?${rawQuery(query)}`;

/** A request of a URL without its scheme and host. */
function sent(method: string, url: string, headers: object, body: Uint8Array): WireRequest {
  const mark = url.indexOf("?");
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers: Object.fromEntries(lower),
    body,
  };
}

async function signedByAws4(plain: PlainRequest, form: Form): Promise<WireRequest> {
  const { method, body, date, sessionToken } = plain;
  // Where a header is empty, aws4 takes it for absent and adds its own beside it.
  const headers = Object.fromEntries(
    Object.entries(plain.headers).filter(([, value]) => value !== ""),
  );
  const moment = date.toISOString().replace(/[-:]|\.000/g, "");
  const inQuery = form === "presigned";
  const own = urlOf(plain);
  const path = inQuery ? `${own}${own.includes("?") ? "&" : "?"}X-Amz-Date=${moment}` : own;
  const signed = aws4.sign(
    {
      service,
      region,
      method,
      path,
      headers: inQuery ? headers : { ...headers, "X-Amz-Date": moment },
      ...(body.length > 0 && { body: Buffer.from(body) }),
      signQuery: inQuery,
    },
    { accessKeyId, secretAccessKey: secret, ...(sessionToken && { sessionToken }) },
  );
  return sent(method, signed.path ?? "", signed.headers ?? {}, body);
}

const signers = { "@smithy/signature-v4": signedBySdk, aws4: signedByAws4 };

describe.each(Object.entries(signers))("what %s signs is accepted", (_, sign) => {
  test.each(forms)("in the form %s", async (form) => {
    await fc.assert(
      fc.asyncProperty(plainRequest, async (plain) => {
        const request = await sign(plain, form);
        expect(verdict({ request, secret, now: plain.date })).toBe("accepted");
      }),
      runs,
    );
  });
});

const origin = "http://example.test:8080";

/** The case of a request for botocore, which signs at its own clock's time and moves a form into a presigned query. */
const botocoreCase = (plain: PlainRequest, form: Form, dated: string | undefined) => {
  const { host: _, ...headers } = plain.headers;
  return {
    form,
    method: plain.method,
    url: `${origin}${urlOf(plain)}`,
    headers: dated === undefined ? headers : { ...headers, [dated]: "" },
    data:
      form === "header"
        ? { $blob: Buffer.from(plain.body).toString("base64") }
        : Object.fromEntries(plain.query.map(([name, value]) => [`form.${name}`, value])),
    sessionToken: plain.sessionToken,
    expiresIn: plain.expiresIn,
    accessKeyId,
    secret,
    service,
    region,
  };
};

describe.skipIf(botocoreMissing)("what botocore signs is accepted", () => {
  const botocoreForms: readonly (readonly [string, Form, string | undefined])[] = [
    ["by SigV4Auth", "header", undefined],
    ["by SigV4Auth with a Date header", "header", "Date"],
    ["by SigV4QueryAuth", "presigned", undefined],
  ];

  test.each(botocoreForms)("%s", (_, form, dated) => {
    const cases = fc
      .sample(plainRequest, runs)
      .map((plain) => botocoreCase({ ...plain, expiresIn: 604_800 }, form, dated));
    const signed = botocore("sign", cases);
    expect(signed).toHaveLength(runs.numRuns);
    for (const [place, { url, headers, body }] of signed.entries()) {
      const blob = Object(body)["$blob"];
      const { method = "" } = cases[place] ?? {};
      const request = sent(
        method,
        String(url).slice(origin.length),
        { host: "example.test:8080", ...Object(headers) },
        Buffer.from(String(blob), "base64"),
      );
      const said = verdict({ request, secret, now: new Date() });
      expect(said, JSON.stringify(cases[place])).toBe("accepted");
    }
  });
});
