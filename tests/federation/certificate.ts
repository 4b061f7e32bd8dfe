import { createSign, type KeyObject } from "node:crypto";

/** An object of ASN.1 in DER. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) length.unshift(rest & 0xff);
  const head = body.length < 0x80 ? [body.length] : [0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const integer = (value: number) => der(0x02, Buffer.from([value]));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const digits = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return der(0x06, Buffer.from(bytes));
}

const named = (name: string) =>
  sequence(der(0x31, sequence(oid("2.5.4.3"), der(0x0c, Buffer.from(name, "utf8")))));

const moment = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replace(/[-T:]/g, "")}Z`, "latin1"));

const extension = (id: string, value: Uint8Array) => sequence(oid(id), der(0x04, value));

/** What a certificate says. */
export interface CertificateOptions {
  readonly name: string;
  readonly key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  /** Who signs; the certificate itself otherwise. */
  readonly issuer?: { readonly name: string; readonly privateKey: KeyObject };
  readonly hosts?: readonly string[];
  readonly authority?: boolean;
  readonly until?: Date;
}

const day = 86_400_000;

/** A certificate in DER: real, and good for nothing but tests. */
export function certificate(options: CertificateOptions): Buffer {
  const { name, key, issuer = { name, privateKey: key.privateKey }, hosts = [] } = options;
  const { authority = false, until = new Date(Date.now() + day) } = options;
  const algorithm =
    issuer.privateKey.asymmetricKeyType === "rsa"
      ? sequence(oid("1.2.840.113549.1.1.11"), der(0x05))
      : sequence(oid("1.2.840.10045.4.3.2"));
  const names = hosts.map((host) => der(0x82, Buffer.from(host, "latin1")));
  const extensions = [
    extension("2.5.29.19", sequence(...(authority ? [der(0x01, Buffer.from([0xff]))] : []))),
    ...(hosts.length > 0 ? [extension("2.5.29.17", sequence(...names))] : []),
  ];
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1 + Math.floor(Math.random() * 100)),
    algorithm,
    named(issuer.name),
    sequence(moment(new Date(until.getTime() - 30 * day)), moment(until)),
    named(name),
    key.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = createSign("sha256").update(body).sign(issuer.privateKey);
  return sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
}

/** A certificate in PEM. */
export const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString("base64")
    .match(/.{1,64}/g)
    ?.join("\n")}\n-----END CERTIFICATE-----\n`;
