import { compareMoments, type Moment, momentOf, readClock } from "./date.ts";
import { type NumberSlot, numberSlot } from "./number-slot.ts";
import { compareDecimals, type Decimal, decimalOf, readWhole } from "./numeric.ts";
import { type Prepare, withoutPatterns } from "./prepared.ts";

/**
 * What an operator asks of a request value, given the policy's values in ascending order: it meets any of them exactly where it
 * meets one of them, the same, the greatest or the least.
 */
export interface Order {
  readonly against: "same" | "greatest" | "least";
  /** Which signs of the difference between request and policy the operator takes. */
  readonly takes: (sign: number) => boolean;
}

export const orders = {
  equal: { against: "same", takes: (sign) => sign === 0 },
  less: { against: "greatest", takes: (sign) => sign < 0 },
  notMore: { against: "greatest", takes: (sign) => sign <= 0 },
  more: { against: "least", takes: (sign) => sign > 0 },
  notLess: { against: "least", takes: (sign) => sign >= 0 },
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

const signOf = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The values that are asked: all where the same one is sought, else the greatest or the least. */
function asked<T>(sorted: readonly T[], { against }: Order): readonly T[] {
  switch (against) {
    case "same":
      return sorted;
    case "greatest":
      return sorted.slice(-1);
    case "least":
      return sorted.slice(0, 1);
  }
}

function ordered<T>(type: OrderedType<T>, order: Order, negated: boolean): Prepare {
  return (texts) => {
    const read = texts.map(type.read).filter((value) => value !== undefined);
    // A value that is none leaves a negated operator without an answer.
    if (negated && read.length < texts.length) return withoutPatterns(() => false);
    const values = asked(read.sort(type.compare), order);
    const shorts = Float64Array.from(values, type.short);
    const allShort = !shorts.some(Number.isNaN);
    const long = (request: string): boolean => {
      const value = type.read(request);
      return value !== undefined && meetsAny(values, value, type.compare, order) !== negated;
    };
    return withoutPatterns((request) => {
      if (!allShort || !type.readShort(request, slot)) return long(request);
      return meetsAnyShort(shorts, order) !== negated;
    });
  };
}

/** Whether a value meets one of the values in ascending order. */
function meetsAny<T>(
  values: readonly T[],
  value: T,
  compare: (a: T, b: T) => number,
  { takes }: Order,
): boolean {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = values[middle];
    const sign = one === undefined ? 0 : compare(value, one);
    if (takes(sign)) return true;
    if (sign < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}

/** The same for the number in the slot. */
function meetsAnyShort(values: Float64Array, { takes }: Order): boolean {
  const value = slot[0] ?? 0;
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sign = signOf(value, values[middle] ?? 0);
    if (takes(sign)) return true;
    if (sign < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}

/** The Numeric operators: exact decimals. A negated one is told by the order that it denies. */
export const numeric = (order: Order, negated = false): Prepare => ordered(numbers, order, negated);

/** The Date operators. */
export const date = (order: Order, negated = false): Prepare => ordered(dates, order, negated);
