import { fewRandomBytes } from "./random-pool.ts";
import { idAlphabet } from "./unique-id.ts";

/** AKIA: a long-term key. ASIA: the key of a session. */
export type AccessKeyPrefix = "AKIA" | "ASIA";

const prefixLength = 4;
/** A group of eight characters is 40 bits, which a number holds exactly; the text after the prefix is two of them. */
const groupLength = 8;
const groupBytes = 5;
const topBit = 2 ** 39;

/** Eight characters of base32 for 40 bits. */
function encoded(bits: number): string {
  let text = "";
  for (let rest = bits; text.length < groupLength; rest = Math.floor(rest / 32)) {
    text = idAlphabet.charAt(rest % 32) + text;
  }
  return text;
}

/** The 40 bits of eight characters; undefined where one is not of the alphabet. */
function decoded(text: string): number | undefined {
  let bits = 0;
  for (const character of text) {
    const value = idAlphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = bits * 32 + value;
  }
  return bits;
}

/**
 * A new access key id. As in AWS, the 16 characters after the prefix are base32 of ten bytes, of whose 80 bits the first is set and
 * the 40 after it hold the account's id; so `sts get-access-key-info` needs no look-up. The rest is random.
 */
export function newAccessKeyId(prefix: AccessKeyPrefix, accountId: string): string {
  const account = Number(accountId);
  const high = topBit + Math.floor(account / 2);
  const low =
    (account % 2) * topBit + (fewRandomBytes(groupBytes).readUIntBE(0, groupBytes) % topBit);
  return prefix + encoded(high) + encoded(low);
}

/**
 * The account's id (12 digits) that an access key id of 20 characters holds; undefined for other texts, and for ids of the older
 * form, which have the first bit clear and hold none.
 */
export function accountOfAccessKeyId(accessKeyId: string): string | undefined {
  if (accessKeyId.length !== prefixLength + 2 * groupLength) return undefined;
  const high = decoded(accessKeyId.slice(prefixLength, prefixLength + groupLength));
  const low = decoded(accessKeyId.slice(prefixLength + groupLength));
  if (high === undefined || low === undefined || high < topBit) return undefined;
  const account = (high - topBit) * 2 + Math.floor(low / topBit);
  return account > 999_999_999_999 ? undefined : String(account).padStart(12, "0");
}
