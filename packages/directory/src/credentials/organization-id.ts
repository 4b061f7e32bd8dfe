import { fewRandomBytes } from "./random-pool.ts";

/** The alphabet of the ids of AWS Organizations. */
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
/** The bytes below it fall evenly on the alphabet. */
const evenBytes = 252;

/** Random lower-case letters and digits. */
export function randomLowerCase(count: number): string {
  let text = "";
  while (text.length < count) {
    for (const byte of fewRandomBytes(count - text.length)) {
      if (byte < evenBytes) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** How long the random part of an id is, by what it begins with ("AWS Organizations API Reference"). */
const lengths = {
  "o-": 10,
  "r-": 4,
  "p-": 8,
  "h-": 32,
  "rp-": 8,
  "rt-": 8,
  "car-": 32,
} as const;

/** A new id of something in an organization. */
export const organizationEntityId = (prefix: keyof typeof lengths): string =>
  prefix + randomLowerCase(lengths[prefix]);

/** A new id of a unit under a root. */
export const organizationalUnitId = (rootId: string): string =>
  `ou-${rootId.slice("r-".length)}-${randomLowerCase(8)}`;
