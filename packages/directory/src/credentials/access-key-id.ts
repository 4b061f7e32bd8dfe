import { randomBytes } from "node:crypto";
import { idAlphabet } from "./unique-id.ts";

/** AKIA: a long-term key. ASIA: the key of a session. */
export type AccessKeyPrefix = "AKIA" | "ASIA";

const encodedLength = 16;

/**
 * A new access key id. As in AWS, the 16 characters after the prefix are base32 of ten bytes, of whose first 48 bits the 40 after
 * the first one hold the account's id; so `sts get-access-key-info` needs no look-up.
 */
export function newAccessKeyId(prefix: AccessKeyPrefix, accountId: string): string {
  const noise = randomBytes(5);
  const tail = (noise[0] ?? 0) & 0x7f;
  const head = (1n << 47n) | (BigInt(accountId) << 7n) | BigInt(tail);
  let bits = (head << 32n) | BigInt(noise.readUInt32BE(1));
  let text = "";
  for (let place = 0; place < encodedLength; place += 1) {
    text = idAlphabet[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return prefix + text;
}

/**
 * The account's id (12 digits) that an access key id of 20 characters holds; undefined for other texts, and for ids of the older
 * form, which have the first bit clear and hold none.
 */
export function accountOfAccessKeyId(accessKeyId: string): string | undefined {
  if (accessKeyId.length !== 4 + encodedLength) return undefined;
  let bits = 0n;
  for (const character of accessKeyId.slice(4)) {
    const value = idAlphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  if (bits >> 79n === 0n) return undefined;
  const account = (bits >> 39n) & ((1n << 40n) - 1n);
  return account > 999_999_999_999n ? undefined : String(account).padStart(12, "0");
}
