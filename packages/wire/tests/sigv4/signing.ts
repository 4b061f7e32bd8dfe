import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Checksum, QueryParameterBag, SourceData } from "@smithy/types";
import { deriveSigningKey, parseSignature, verifySignature } from "../../src/index.ts";
import type { WireRequest } from "../../src/request.ts";
import { refusal } from "../requests.ts";
import type { PlainRequest } from "./plain-request.ts";

export const accessKeyId = "AKIAIOSFODNN7EXAMPLE";
export const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
export const region = "us-east-1";
export const service = "iam";

export const forms = ["header", "presigned"] as const;
export type Form = (typeof forms)[number];

const bytesOf = (data: SourceData): Uint8Array =>
  typeof data === "string"
    ? Buffer.from(data)
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);

class Sha256 implements Checksum {
  readonly #hash: Hash | Hmac;
  constructor(key?: SourceData) {
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(key));
  }
  update(data: SourceData): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {
    throw new Error("A signer takes a new one.");
  }
}

/** Percent-encodes as the SDKs do, everything but the unreserved characters. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A query string of parameters in their order. */
export const rawQuery = (parameters: readonly (readonly [name: string, value: string])[]): string =>
  parameters.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");

/** Parameters by name, as the signers of the SDKs and aws4 take them. */
export function bagOf({ query }: PlainRequest): Record<string, string[]> {
  const names = new Set(query.map(([name]) => name));
  const valuesOf = (wanted: string) =>
    query.flatMap(([name, value]) => (name === wanted ? [value] : []));
  return Object.fromEntries([...names].map((name) => [name, valuesOf(name)]));
}

const pairsOf = (bag: QueryParameterBag): [string, string][] =>
  Object.entries(bag).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );

/** A request as it is sent after the SDK's own signer has signed it. */
export async function signedBySdk(plain: PlainRequest, form: Form): Promise<WireRequest> {
  const { method, path, headers, body, date, sessionToken, expiresIn } = plain;
  const signer = new SignatureV4({
    service,
    region,
    credentials: { accessKeyId, secretAccessKey: secret, ...(sessionToken && { sessionToken }) },
    sha256: Sha256,
  });
  const request = {
    method,
    protocol: "http:",
    hostname: "example.test",
    path,
    query: bagOf(plain),
    headers: { ...headers },
    body,
  };
  const signed =
    form === "header"
      ? await signer.sign(request, { signingDate: date })
      : await signer.presign(request, { signingDate: date, expiresIn });
  return {
    method,
    path,
    query: rawQuery(pairsOf(signed.query ?? {})),
    headers: signed.headers,
    body,
  };
}

/** A request that comes to be verified, with the secret of its access key and the clock. */
export interface Attempt {
  readonly request: WireRequest;
  readonly secret: string;
  readonly now: Date;
}

/** What the verifier says: accepted, unsigned, or the code and message of its refusal. Any other error is thrown on. */
export function verdict({ request, secret: known, now }: Attempt): string {
  let unsigned = false;
  const said = refusal(() => {
    const parsed = parseSignature(request);
    if (parsed === undefined) unsigned = true;
    else verifySignature(request, parsed, deriveSigningKey(known, parsed.scope), now);
  });
  return unsigned ? "unsigned" : said;
}
