import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { ClientSettings } from "../running-server.ts";

/** What a service answered, as text: these tests ask what is on the wire, not what a client makes of it. */
export interface RawAnswer {
  readonly status: number;
  /** The error's code; empty where the call succeeded. */
  readonly code: string;
  readonly message: string;
  readonly body: string;
}

export type Input = Readonly<Record<string, unknown>>;

const versions = { iam: "2010-05-08", sts: "2011-06-15" } as const;
/** What stands before the operation in X-Amz-Target. */
const targets = {
  cloudtrail: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
  organizations: "AWSOrganizationsV20161128",
} as const;

export type CalledService = keyof typeof versions | keyof typeof targets;

/** Whether a service speaks JSON. */
export const speaksJson = (service: CalledService): service is keyof typeof targets =>
  service in targets;

/** An input in the form that Query services read: `Tags.member.1.Key=…`; a Map is a map: `Properties.entry.1.key=…`. */
export function formOf(value: unknown, name: string, into: URLSearchParams): void {
  if (value === undefined) return;
  const prefix = name === "" ? "" : `${name}.`;
  if (Array.isArray(value)) {
    if (value.length === 0) into.append(name, "");
    for (const [at, item] of value.entries()) formOf(item, `${prefix}member.${at + 1}`, into);
  } else if (value instanceof Map) {
    for (const [at, [key, inner]] of [...value].entries()) {
      formOf(key, `${prefix}entry.${at + 1}.key`, into);
      formOf(inner, `${prefix}entry.${at + 1}.value`, into);
    }
  } else if (value instanceof Date) into.append(name, value.toISOString());
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) formOf(inner, prefix + key, into);
  } else into.append(name, String(value));
}

function requestOf(service: CalledService, operation: string, input: Input) {
  if (speaksJson(service)) {
    return {
      body: JSON.stringify(input),
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `${targets[service]}.${operation}`,
      },
    };
  }
  const form = new URLSearchParams({ Action: operation, Version: versions[service] });
  formOf(input, "", form);
  return {
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  };
}

/** The hash in the form that the SDK's signer takes: plain, or keyed where it gives a secret. */
class Hash {
  readonly #hash: { update(chunk: Uint8Array): unknown; digest(): Uint8Array };
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytes(secret));
  }
  update(chunk: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(chunk));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

function bytes(source: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof source === "string") return Buffer.from(source, "utf8");
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

/** Sends a call, signed with the credentials where there are some. */
export async function rawCall(
  settings: Pick<ClientSettings, "endpoint"> & Partial<Pick<ClientSettings, "credentials">>,
  service: CalledService,
  operation: string,
  input: Input,
): Promise<RawAnswer> {
  const { body, headers } = requestOf(service, operation, input);
  const { hostname, port, host } = new URL(settings.endpoint);
  const unsigned = {
    method: "POST",
    protocol: "http:",
    hostname,
    port: Number(port),
    path: "/",
    query: {},
    headers: { ...headers, host },
    body,
  };
  const signed =
    settings.credentials === undefined
      ? unsigned
      : await new SignatureV4({
          service,
          region: "us-east-1",
          credentials: settings.credentials,
          sha256: Hash,
        }).sign(unsigned);
  const answer = await fetch(settings.endpoint, { method: "POST", headers: signed.headers, body });
  const text = await answer.text();
  return { status: answer.status, ...errorIn(text, answer.status), body: text };
}

function errorIn(body: string, status: number): { code: string; message: string } {
  if (status < 400) return { code: "", message: "" };
  if (body.startsWith("{")) {
    const { __type = "", message, Message } = JSON.parse(body);
    return { code: String(__type), message: String(message ?? Message ?? "") };
  }
  return { code: elementIn(body, "Code"), message: elementIn(body, "Message") };
}

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** The text of the first element of that name. */
export function elementIn(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
  return text.replace(/&(\w+);/g, (whole, entity: string) => entities[entity] ?? whole);
}
