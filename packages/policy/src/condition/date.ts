import type { NumberSlot } from "./number-slot.ts";

const isoDate =
  /^(-?[0-9]{4,6})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[Tt]([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?$/;
/** Four digits are a year. */
const epochSeconds = /^(?:[0-9]{1,3}|[0-9]{5,19})$/;
const nanosecondsInSecond = 1_000_000_000n;
const nanosecondsInMillisecond = 1_000_000n;

/** A moment. */
export interface Moment {
  /** Nanoseconds since the epoch. */
  readonly nanoseconds: bigint;
  /** The same in milliseconds, where it is a whole number of them that numbers hold exactly; else NaN. */
  readonly milliseconds: number;
}

/** The date that a text is: the W3C profile of ISO 8601 (UTC where it names no zone), or epoch seconds; undefined where it is none. */
export function momentOf(text: string): Moment | undefined {
  const nanoseconds = nanosecondsOf(text);
  if (nanoseconds === undefined) return undefined;
  const milliseconds =
    nanoseconds % nanosecondsInMillisecond === 0n
      ? Number(nanoseconds / nanosecondsInMillisecond)
      : Number.NaN;
  return {
    nanoseconds,
    milliseconds: Number.isSafeInteger(milliseconds) ? milliseconds : Number.NaN,
  };
}

function nanosecondsOf(text: string): bigint | undefined {
  if (epochSeconds.test(text)) return BigInt(text) * nanosecondsInSecond;
  const parts = isoDate.exec(text);
  if (parts === null) return undefined;
  const [, year, month = "1", day = "1", hour = 0, minute = 0, second = 0] = parts;
  const fraction = (parts[7] ?? "").padEnd(9, "0");
  const offset = zoneOffset(parts[8] ?? "");
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // A day that the month does not have lies in another.
  const isDay = date.getUTCMonth() === Number(month) - 1;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay || !isTime || offset === undefined) return undefined;
  const clock = (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second);
  return BigInt(date.getTime() / 1000 + clock) * nanosecondsInSecond + BigInt(fraction);
}

/** Minutes ahead of UTC; `Z` and no zone are none. */
function zoneOffset(zone: string): number | undefined {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The sign of the difference of two moments. */
export const compareMoments = ({ nanoseconds: a }: Moment, { nanoseconds: b }: Moment): number =>
  a < b ? -1 : a > b ? 1 : 0;

const zero = 48;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isBelow = (value: number, limit: number): boolean => value >= 0 && value < limit;

/** The number that `length` digits from a place on are; -1 where one of them is none. */
function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Reads the milliseconds of a date as clocks write it, `2026-11-24T20:14:46Z` or with three digits of fraction, without making
 * anything; false for any other form, which `momentOf` may read.
 */
export function readClock(text: string, into: NumberSlot): boolean {
  const fractional = text.length === 24;
  if (text.length !== 20 && !fractional) return false;
  const marked =
    text[4] === "-" &&
    text[7] === "-" &&
    text[10] === "T" &&
    text[13] === ":" &&
    text[16] === ":" &&
    text[text.length - 1] === "Z" &&
    (!fractional || text[19] === ".");
  if (!marked) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  const fraction = fractional ? digits(text, 20, 3) : 0;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lastDay = month === 2 && isLeap ? 29 : (daysInMonth[month - 1] ?? 0);
  const isDate = year >= 0 && day >= 1 && day <= lastDay;
  const isTime = isBelow(hour, 24) && isBelow(minute, 60) && isBelow(second, 60) && fraction >= 0;
  if (!isDate || !isTime) return false;
  const minutes = (daysUntil(year, month, day) * 24 + hour) * 60 + minute;
  into[0] = (minutes * 60 + second) * 1000 + fraction;
  return true;
}

const daysInFourCenturies = 146_097;
/** From the first of March of the year 0 to the epoch. */
const daysBeforeEpoch = 719_468;

/** Days from the epoch to a date. Date.UTC would make an object of its answer. Years begin in March here, and end with the leap day. */
function daysUntil(year: number, month: number, day: number): number {
  const ofMarch = month > 2 ? year : year - 1;
  const centuries = Math.floor(ofMarch / 400);
  const inCenturies = ofMarch - centuries * 400;
  const leapDays = Math.floor(inCenturies / 4) - Math.floor(inCenturies / 100);
  const monthsSinceMarch = month > 2 ? month - 3 : month + 9;
  // Five months from March or August on have 153 days.
  const daysOfMonths = Math.floor((153 * monthsSinceMarch + 2) / 5);
  const days = inCenturies * 365 + leapDays + daysOfMonths + day - 1;
  return centuries * daysInFourCenturies + days - daysBeforeEpoch;
}
