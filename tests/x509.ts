import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A certificate made for a test, with its private key, both in PEM. */
export interface MadeCertificate {
  readonly body: string;
  readonly privateKey: string;
  readonly subject: string;
}

interface Wanted {
  readonly subject?: string;
  /** Absent: signed by itself. */
  readonly issuer?: MadeCertificate;
  readonly ca?: boolean;
  readonly from?: Date;
  readonly to?: Date;
  readonly key?: "ec" | "rsa";
}

/** One element of DER (X.690): its tag, its length, and what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const digits = length.toString(16);
  const octets = Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex");
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | octets.length, ...octets];
  return Buffer.concat([Buffer.from(head), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, "hex");

const algorithms = {
  ec: sequence(hex("06082a8648ce3d040302")),
  rsa: sequence(hex("06092a864886f70d01010b"), hex("0500")),
} as const;

const commonName = (text: string): Buffer =>
  sequence(der(0x31, sequence(hex("0603550403"), der(0x0c, Buffer.from(text)))));

const time = (date: Date): Buffer =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));

const isAuthority: Buffer = der(
  0xa3,
  sequence(sequence(hex("0603551d13"), hex("0101ff"), der(0x04, sequence(hex("0101ff"))))),
);

const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString("base64")
    .match(/.{1,64}/g)
    ?.join("\n")}\n-----END CERTIFICATE-----\n`;

function keyPair(type: "ec" | "rsa") {
  return type === "ec"
    ? generateKeyPairSync("ec", { namedCurve: "P-256" })
    : generateKeyPairSync("rsa", { modulusLength: 2048 });
}

const day = 86_400_000;

/** Makes an X.509 certificate (RFC 5280), valid from yesterday for a year unless it says otherwise. */
export function makeCertificate(wanted: Wanted = {}): MadeCertificate {
  const { subject = "test", ca = false, key = "ec" } = wanted;
  const { from = new Date(Date.now() - day), to = new Date(Date.now() + 365 * day) } = wanted;
  const pair = keyPair(key);
  const privateKey = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const signer = createPrivateKey(wanted.issuer?.privateKey ?? privateKey);
  const algorithm = algorithms[signer.asymmetricKeyType === "rsa" ? "rsa" : "ec"];
  const unsigned = sequence(
    hex("a003020102"),
    der(0x02, Buffer.concat([hex("01"), randomBytes(8)])),
    algorithm,
    commonName(wanted.issuer?.subject ?? subject),
    sequence(time(from), time(to)),
    commonName(subject),
    pair.publicKey.export({ type: "spki", format: "der" }),
    ...(ca ? [isAuthority] : []),
  );
  const signature = Buffer.concat([hex("00"), sign("sha256", unsigned, signer)]);
  const body = pem(sequence(unsigned, algorithm, der(0x03, signature)));
  return { body, privateKey, subject };
}
