import type { NumberSlot } from "./number-slot.ts";

/** An address as one number. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

function v4(text: string): bigint | undefined {
  const parts = text.split(".", 5);
  if (parts.length !== 4) return undefined;
  let bits = 0n;
  for (const part of parts) {
    // A leading zero would be octal to some readers and decimal to others.
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    bits = (bits << 8n) | BigInt(part);
  }
  return bits;
}

function v6(text: string): bigint | undefined {
  const lastColon = text.lastIndexOf(":");
  const tail = v4(text.slice(lastColon + 1));
  const whole =
    tail === undefined
      ? text
      : `${text.slice(0, lastColon + 1)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = whole.split("::", 3);
  if (halves.length > 2) return undefined;
  const groupsOf = (half: string | undefined): string[] =>
    half === undefined || half === "" ? [] : half.split(":", 9);
  const head = groupsOf(halves[0]);
  const rest = groupsOf(halves[1]);
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  let bits = 0n;
  for (const group of [...head, ...Array<string>(missing).fill("0"), ...rest]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    bits = (bits << 16n) | BigInt(`0x${group}`);
  }
  return bits;
}

const mappedPrefix = 0xffffn;
const mappedBits = 96;

/** An address; an IPv4 address that IPv6 carries (::ffff:192.0.2.1) is the IPv4 address. */
export function addressOf(text: string): Address | undefined {
  const six = text.includes(":");
  const bits = six ? v6(text) : v4(text);
  if (bits === undefined) return undefined;
  return six && bits >> 32n !== mappedPrefix
    ? { family: 6, bits }
    : { family: 4, bits: bits & 0xffffffffn };
}

/** The addresses that begin with the same bits. */
export interface Network extends Address {
  /** How many bits at the end may differ. */
  readonly free: bigint;
}

/** A network in CIDR form, or one address. A prefix counts in the family that the network is written in. */
export function networkOf(text: string): Network | undefined {
  const six = text.includes(":");
  const width = six ? 128 : 32;
  const [written = "", prefix = String(width), ...more] = text.split("/", 3);
  if (more.length > 0 || !/^(?:0|[1-9][0-9]{0,2})$/.test(prefix) || Number(prefix) > width)
    return undefined;
  const free = BigInt(width - Number(prefix));
  const bits = six ? v6(written) : v4(written);
  if (bits === undefined) return undefined;
  const mapped = six && bits >> 32n === mappedPrefix && Number(prefix) >= mappedBits;
  return !six || mapped ? { family: 4, bits: bits & 0xffffffffn, free } : { family: 6, bits, free };
}

const zero = 48;
const dot = 46;

/** Reads an IPv4 address as a number, without making anything; false for any other text. */
export function readPlainAddress(text: string, into: NumberSlot): boolean {
  let bits = 0;
  let parts = 0;
  let part = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : dot;
    if (code === dot) {
      if (part < 0 || part > 255) return false;
      bits = bits * 256 + part;
      parts += 1;
      part = -1;
    } else {
      const digit = code - zero;
      // A leading zero would be octal to some readers and decimal to others.
      if (digit < 0 || digit > 9 || part === 0) return false;
      part = part < 0 ? digit : part * 10 + digit;
    }
  }
  into[0] = bits;
  return parts === 4;
}
