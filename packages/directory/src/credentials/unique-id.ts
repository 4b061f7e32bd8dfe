import { fewRandomBytes } from "./random-pool.ts";

/** The prefixes of unique ids ("IAM identifiers: Understanding unique ID prefixes"). */
export type UniqueIdPrefix =
  | "AIDA"
  | "AROA"
  | "AGPA"
  | "ANPA"
  | "AIPA"
  | "ASCA"
  | "APKA"
  | "ACCA"
  | "SAMLSP";

/** The alphabet of ids: base32 of RFC 4648. */
export const idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Random characters of the id alphabet. */
export function randomIdCharacters(count: number): string {
  let text = "";
  for (const byte of fewRandomBytes(count)) text += idAlphabet[byte & 31];
  return text;
}

/** A new unique id: the prefix and 17 characters; 16 for a public key, whose id is as long as an access key's. */
export const uniqueId = (prefix: UniqueIdPrefix): string =>
  prefix + randomIdCharacters(prefix === "APKA" ? 16 : 17);
