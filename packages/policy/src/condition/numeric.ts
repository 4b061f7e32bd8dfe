import { type NumberSlot, numberSlot } from "./number-slot.ts";

/** An exact decimal. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
  /** The same as a number, where it is a whole one that numbers hold exactly; else NaN. */
  readonly whole: number;
}

const zero = 48;
const longestWhole = 15;

/** Reads a whole number of at most 15 digits and no sign, without making anything; false for any other text. */
export function readWhole(text: string, into: NumberSlot): boolean {
  if (text.length === 0 || text.length > longestWhole) return false;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return false;
    value = value * 10 + digit;
  }
  into[0] = value;
  return true;
}

const slot = numberSlot();

/** The number that a text is: integer or decimal, no exponents; undefined where it is none. */
export function decimalOf(text: string): Decimal | undefined {
  const parts = /^([+-]?)([0-9]{1,64})(?:\.([0-9]{1,64}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign, whole, fraction = ""] = parts;
  const digits = BigInt(`${whole}${fraction}`);
  return {
    digits: sign === "-" ? -digits : digits,
    scale: fraction.length,
    whole: readWhole(text, slot) ? (slot[0] ?? Number.NaN) : Number.NaN,
  };
}

/** The sign of the difference of two decimals, exactly. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference =
    a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
