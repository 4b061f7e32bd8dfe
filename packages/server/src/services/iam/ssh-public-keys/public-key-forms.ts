import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { serviceError } from "@ostiary/wire";

const algorithm = "ssh-rsa";

/** A field of the SSH wire form: its length in four bytes, and its bytes (RFC 4251, "Data Type Representations"). */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The fields of a wire form; undefined where it ends within one. */
function fieldsOf(wire: Buffer): readonly Buffer[] | undefined {
  const fields: Buffer[] = [];
  for (let at = 0; at < wire.length; ) {
    if (at + 4 > wire.length) return undefined;
    const end = at + 4 + wire.readUInt32BE(at);
    if (end > wire.length) return undefined;
    fields.push(wire.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** A positive integer as `mpint` writes it: without needless zeros, and with one before a first bit that is set. */
function mpint(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(first < 0 ? bytes.length : first);
  return (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits;
}

/** An RSA key in the SSH wire form (RFC 4253, "Public Key Algorithms"). */
function wireOf(key: KeyObject): Buffer {
  const { e = "", n = "" } = key.export({ format: "jwk" });
  const numbers = [e, n].map((number) => field(mpint(Buffer.from(number, "base64url"))));
  return Buffer.concat([field(Buffer.from(algorithm)), ...numbers]);
}

function keyOf(wire: Buffer): KeyObject | undefined {
  const [name, e, n, ...rest] = fieldsOf(wire) ?? [];
  if (name?.toString("latin1") !== algorithm || e === undefined || n === undefined)
    return undefined;
  if (rest.length > 0) return undefined;
  const jwk = { kty: "RSA", e: e.toString("base64url"), n: n.toString("base64url") };
  return createPublicKey({ format: "jwk", key: jwk });
}

const sshForm = /^ssh-rsa[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+[^\r\n]*)?$/;
const pemForm = /^-----BEGIN ((?:RSA )?PUBLIC KEY)-----[^-]+-----END \1-----$/;

function parsed(body: string): KeyObject | undefined {
  const base64 = sshForm.exec(body)?.[1];
  try {
    if (base64 !== undefined) return keyOf(Buffer.from(base64, "base64"));
    return pemForm.test(body) ? createPublicKey(body) : undefined;
  } catch {
    return undefined;
  }
}

const smallest = 2048;
const largest = 16_384;

/**
 * The SSH wire form, in base64, of an RSA key in ssh-rsa or PEM encoding. Throws UnrecognizedPublicKeyEncoding for what is neither, and
 * InvalidPublicKey for a key of another size ("Use SSH keys and SSH with CodeCommit": 2048 to 16384 bits).
 */
export function wireKeyOf(body: string): string {
  const key = parsed(body.trim());
  if (key?.asymmetricKeyType !== "rsa") {
    throw serviceError("UnrecognizedPublicKeyEncoding", "Invalid public key uploaded.");
  }
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < smallest || modulusLength > largest || publicExponent < 3n) {
    throw serviceError("InvalidPublicKey", "Invalid body for public key");
  }
  return wireOf(key).toString("base64");
}

/** `ssh-rsa` and the key, without a comment. */
export const sshEncoding = (wireKey: string): string => `${algorithm} ${wireKey}`;

/** The key as SubjectPublicKeyInfo in PEM. */
export function pemEncoding(wireKey: string): string {
  const key = keyOf(Buffer.from(wireKey, "base64"));
  if (key === undefined) throw new Error("A stored SSH public key does not parse.");
  return key.export({ type: "spki", format: "pem" }).toString();
}

/** The MD5 fingerprint that CodeCommit and `ssh-keygen -E md5` show. */
export const fingerprintOf = (wireKey: string): string =>
  createHash("md5")
    .update(Buffer.from(wireKey, "base64"))
    .digest("hex")
    .replace(/..(?!$)/g, "$&:");
