import type { OperatorName } from "../document/policy.ts";
import { equalBytes } from "./binary.ts";
import { compareDates } from "./date.ts";
import { inNetwork } from "./ip-address.ts";
import { compareNumbers } from "./numeric.ts";

/** How a policy's value is read before it is compared. */
export type ValueForm = "text" | "wildcards" | "arn" | "plain";

/** A condition operator over one request value and one policy value. */
export interface Operator {
  readonly form: ValueForm;
  readonly negated: boolean;
  /**
   * Compares texts; patterns (`wildcards`, `arn`) are matched by the caller. Undefined: one of them is not of the operator's type,
   * so they are neither equal nor known to differ.
   */
  readonly compare: (request: string, policy: string) => boolean | undefined;
  /** Whether a request value is of the operator's type at all. */
  readonly accepts: (request: string) => boolean;
}

const anything = (): boolean => true;
const isArn = (text: string): boolean => text.startsWith("arn:") && text.split(":", 6).length === 6;
const isBoolean = (text: string): boolean => /^(?:true|false)$/i.test(text);
const never = (): boolean => false;

const text = (negated: boolean, compare: (a: string, b: string) => boolean): Operator => ({
  form: "text",
  negated,
  compare,
  accepts: anything,
});

const pattern = (form: "wildcards" | "arn", negated: boolean): Operator => ({
  form,
  negated,
  compare: never,
  accepts: form === "arn" ? isArn : anything,
});

const plain = (
  negated: boolean,
  compare: (request: string, policy: string) => boolean | undefined,
): Operator => ({
  form: "plain",
  negated,
  compare,
  // A negated operator over no values would hold for any text.
  accepts: negated ? (request) => compare(request, request) !== undefined : anything,
});

const equal = (a: string, b: string): boolean => a === b;
const equalIgnoringCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** An order operator over a comparison that gives the sign of the difference, or undefined for values that have no order. */
const ordered =
  (order: (a: string, b: string) => number | undefined, holds: (sign: number) => boolean) =>
  (request: string, policy: string): boolean | undefined => {
    const sign = order(request, policy);
    return sign === undefined ? undefined : holds(sign);
  };

const isZero = (sign: number): boolean => sign === 0;
const isLess = (sign: number): boolean => sign < 0;
const isNotMore = (sign: number): boolean => sign <= 0;
const isMore = (sign: number): boolean => sign > 0;
const isNotLess = (sign: number): boolean => sign >= 0;

/** Every operator but Null, which asks for presence ("AWS JSON policy elements: Condition operators"). */
export const operators: Readonly<Record<Exclude<OperatorName, "Null">, Operator>> = Object.freeze({
  StringEquals: text(false, equal),
  StringNotEquals: text(true, equal),
  StringEqualsIgnoreCase: text(false, equalIgnoringCase),
  StringNotEqualsIgnoreCase: text(true, equalIgnoringCase),
  StringLike: pattern("wildcards", false),
  StringNotLike: pattern("wildcards", true),
  NumericEquals: plain(false, ordered(compareNumbers, isZero)),
  NumericNotEquals: plain(true, ordered(compareNumbers, isZero)),
  NumericLessThan: plain(false, ordered(compareNumbers, isLess)),
  NumericLessThanEquals: plain(false, ordered(compareNumbers, isNotMore)),
  NumericGreaterThan: plain(false, ordered(compareNumbers, isMore)),
  NumericGreaterThanEquals: plain(false, ordered(compareNumbers, isNotLess)),
  DateEquals: plain(false, ordered(compareDates, isZero)),
  DateNotEquals: plain(true, ordered(compareDates, isZero)),
  DateLessThan: plain(false, ordered(compareDates, isLess)),
  DateLessThanEquals: plain(false, ordered(compareDates, isNotMore)),
  DateGreaterThan: plain(false, ordered(compareDates, isMore)),
  DateGreaterThanEquals: plain(false, ordered(compareDates, isNotLess)),
  Bool: { ...text(false, equalIgnoringCase), accepts: isBoolean },
  BinaryEquals: plain(false, equalBytes),
  IpAddress: plain(false, inNetwork),
  NotIpAddress: plain(true, inNetwork),
  ArnEquals: pattern("arn", false),
  ArnLike: pattern("arn", false),
  ArnNotEquals: pattern("arn", true),
  ArnNotLike: pattern("arn", true),
});
