import { compareMoments, type Moment, momentOf, readClock } from "./date.ts";
import { type NumberSlot, numberSlot } from "./number-slot.ts";
import { compareDecimals, type Decimal, decimalOf, readWhole } from "./numeric.ts";
import { type Prepare, withoutPatterns } from "./prepared.ts";

/** Which signs of the difference between request and policy an operator takes. */
export type Order = (sign: number) => boolean;

export const orders = {
  equal: (sign: number) => sign === 0,
  less: (sign: number) => sign < 0,
  notMore: (sign: number) => sign <= 0,
  more: (sign: number) => sign > 0,
  notLess: (sign: number) => sign >= 0,
} as const satisfies Record<string, Order>;

const slot = numberSlot();

/** How a type of values is read and compared; the short forms read and compare common values without making anything. */
interface OrderedType<T> {
  readonly read: (text: string) => T | undefined;
  readonly compare: (a: T, b: T) => number;
  readonly readShort: (text: string, into: NumberSlot) => boolean;
  readonly short: (value: T) => number;
}

const numbers: OrderedType<Decimal> = {
  read: decimalOf,
  compare: compareDecimals,
  readShort: readWhole,
  short: ({ whole }) => whole,
};

const dates: OrderedType<Moment> = {
  read: momentOf,
  compare: compareMoments,
  readShort: readClock,
  short: ({ milliseconds }) => milliseconds,
};

function ordered<T>(type: OrderedType<T>, order: Order, negated: boolean): Prepare {
  return (texts) => {
    const read = texts.map(type.read);
    const values = read.filter((value) => value !== undefined);
    // A value that is none leaves a negated operator without an answer.
    if (negated && values.length < read.length) return withoutPatterns(() => false);
    const shorts = Float64Array.from(values, type.short);
    const allShort = !shorts.some(Number.isNaN);
    const long = (request: string): boolean => {
      const value = type.read(request);
      if (value === undefined) return false;
      return values.some((one) => order(type.compare(value, one))) !== negated;
    };
    return withoutPatterns((request) => {
      if (!allShort || !type.readShort(request, slot)) return long(request);
      const value = slot[0] ?? 0;
      for (let at = 0; at < shorts.length; at += 1) {
        const one = shorts[at] ?? 0;
        if (order(value < one ? -1 : value > one ? 1 : 0)) return !negated;
      }
      return negated;
    });
  };
}

/** The Numeric operators: exact decimals. A negated one is told by the order that it denies. */
export const numeric = (order: Order, negated = false): Prepare => ordered(numbers, order, negated);

/** The Date operators. */
export const date = (order: Order, negated = false): Prepare => ordered(dates, order, negated);
