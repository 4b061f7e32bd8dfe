/** A decimal number: `digits` divided by ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** An integer or a decimal; undefined for any other text. */
export function decimalOf(text: string): Decimal | undefined {
  const [, sign, whole, fraction = ""] =
    /^([+-]?)([0-9]{1,64})(?:\.([0-9]{1,64}))?$/.exec(text) ?? [];
  return whole === undefined
    ? undefined
    : { digits: BigInt(`${sign === "-" ? sign : ""}${whole}${fraction}`), places: fraction.length };
}

/** Negative, zero or positive, as the first number is less than, equal to or greater than the second. */
export function orderOf(a: Decimal, b: Decimal): number {
  const scaled = ({ digits, places }: Decimal): bigint =>
    digits * 10n ** BigInt(Math.max(a.places, b.places) - places);
  return scaled(a) < scaled(b) ? -1 : scaled(a) > scaled(b) ? 1 : 0;
}

const nanoseconds = 1_000_000_000n;
const greatestDays = 100_000_000;

/**
 * The nanoseconds from 1970 on of a date ("Date condition operators": the W3C profile of ISO 8601, or epoch seconds), with the
 * liberties and limits of docs/differences.md.
 */
export function instantOf(text: string): bigint | undefined {
  if (/^[0-9]{1,19}$/.test(text) && text.length !== 4) return BigInt(text) * nanoseconds;
  const [, date = "", time, zone = "Z"] =
    /^([0-9-]+)(?:t([0-9:.]+)(z|[+-][0-9:]+)?)?$/i.exec(text) ?? [];
  const days = daysOf(date, time !== undefined);
  const clock = time === undefined ? 0n : clockOf(time);
  const ahead = minutesAhead(zone);
  if (days === undefined || clock === undefined || ahead === undefined) return undefined;
  return BigInt(days * 86_400 - ahead * 60) * nanoseconds + clock;
}

/** The days from 1970 to a date; what it leaves out is the first. A time of the day wants a whole date. */
function daysOf(text: string, whole: boolean): number | undefined {
  const found = /^(-?[0-9]{4,6})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?$/.exec(text);
  if (found === null || (whole && found[3] === undefined)) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return undefined;
  const days = daysBefore(year, month) + day - 1;
  return Math.abs(days) > greatestDays ? undefined : days;
}

/** The nanoseconds from midnight on. */
function clockOf(text: string): bigint | undefined {
  const found = /^([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?$/.exec(text);
  if (found === null) return undefined;
  const [hours, minutes, seconds] = [1, 2, 3].map((at) => Number(found[at] ?? 0));
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const fraction = BigInt((found[4] ?? "").padEnd(9, "0"));
  return BigInt((hours * 60 + minutes) * 60 + seconds) * nanoseconds + fraction;
}

function minutesAhead(zone: string): number | undefined {
  const [, sign, hours, minutes = "0"] = /^([+-])([0-9]{2})(?::?([0-9]{2}))?$/.exec(zone) ?? [];
  if (hours === undefined) return zone.toLowerCase() === "z" ? 0 : undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The days from 1970 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  let days = (year - 1970) * 365 + leaps;
  for (let past = 1; past < month; past += 1) days += lengthOf(year, past);
  return days;
}

/** An address, or the addresses that share its first `prefix` bits. */
interface Block {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** An IPv4 or IPv6 address; an IPv4 address that is mapped into IPv6 is that IPv4 address. */
export function addressOf(text: string): Block | undefined {
  return text.includes("/") ? undefined : blockOf(text);
}

/** An address or a CIDR block ("IP address condition operators"); an address alone is the block of itself. */
export function blockOf(text: string): Block | undefined {
  const [address = "", length, ...more] = text.split("/");
  const four = v4Of(address);
  const six = v6Of(address);
  const bits = four === undefined ? 128 : 32;
  const number = four ?? six;
  if (number === undefined || more.length > 0) return undefined;
  if (length !== undefined && !/^(0|[1-9][0-9]*)$/.test(length)) return undefined;
  const prefix = Number(length ?? bits);
  if (prefix > bits) return undefined;
  return bits === 128 && number >> 32n === 0xffffn && prefix >= 96
    ? { bits: 32, address: number & 0xffff_ffffn, prefix: prefix - 96 }
    : { bits, address: number, prefix };
}

export function isWithin({ bits, address }: Block, block: Block): boolean {
  const shift = BigInt(block.bits - block.prefix);
  return bits === block.bits && address >> shift === block.address >> shift;
}

function v4Of(text: string): bigint | undefined {
  const parts = text.split(".");
  const fine = parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256);
  return fine && parts.length === 4
    ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
    : undefined;
}

function v6Of(text: string): bigint | undefined {
  const tail = /(?<=:)[0-9.]+$/.exec(text)?.[0] ?? "";
  if (tail.includes(".")) {
    const four = v4Of(tail);
    if (four === undefined) return undefined;
    const groups = `${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
    return v6Of(`${text.slice(0, -tail.length)}${groups}`);
  }
  const groupsOf = (half: string): readonly string[] => (half === "" ? [] : half.split(":"));
  const [before = [], after, ...more] = text.split("::").map(groupsOf);
  const missing = 8 - before.length - (after?.length ?? 0);
  if (more.length > 0 || (after === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...(after ?? [])];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
    : undefined;
}

/** The bytes, in hexadecimal, that a text in base64 stands for ("Binary condition operators"). */
export function bytesOf(text: string): string | undefined {
  const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  return form.test(text) ? Buffer.from(text, "base64").toString("hex") : undefined;
}
