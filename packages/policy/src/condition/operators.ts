import type { OperatorName } from "../document/policy.ts";
import { likeArns } from "./arn.ts";
import { bytesOf } from "./binary.ts";
import { inNetworks } from "./network.ts";
import { date, numeric, orders } from "./ordered.ts";
import { type Prepare, withoutPatterns } from "./prepared.ts";
import { equalTexts, likeTexts, sameLetters } from "./string.ts";

/** A condition operator over one request value and the values of the policy. */
export interface Operator {
  readonly negated: boolean;
  readonly prepare: Prepare;
}

/** No letter but those of ASCII becomes one of theirs in lower case. */
const isBoolean = (lower: string): boolean => lower === "true" || lower === "false";

const equalBytes: Prepare = (texts) => {
  const values = new Set(texts.map(bytesOf));
  return withoutPatterns((request) => {
    const bytes = bytesOf(request);
    return bytes !== undefined && values.has(bytes);
  });
};

const is = (prepare: Prepare): Operator => Object.freeze({ negated: false, prepare });
const not = (prepare: Prepare): Operator => Object.freeze({ negated: true, prepare });

/** Every operator but Null, which asks for presence ("AWS JSON policy elements: Condition operators"). */
export const operators: Readonly<Record<Exclude<OperatorName, "Null">, Operator>> = Object.freeze({
  StringEquals: is(equalTexts(false)),
  StringNotEquals: not(equalTexts(true)),
  StringEqualsIgnoreCase: is(sameLetters(false)),
  StringNotEqualsIgnoreCase: not(sameLetters(true)),
  StringLike: is(likeTexts(false)),
  StringNotLike: not(likeTexts(true)),
  NumericEquals: is(numeric(orders.equal)),
  NumericNotEquals: not(numeric(orders.equal, true)),
  NumericLessThan: is(numeric(orders.less)),
  NumericLessThanEquals: is(numeric(orders.notMore)),
  NumericGreaterThan: is(numeric(orders.more)),
  NumericGreaterThanEquals: is(numeric(orders.notLess)),
  DateEquals: is(date(orders.equal)),
  DateNotEquals: not(date(orders.equal, true)),
  DateLessThan: is(date(orders.less)),
  DateLessThanEquals: is(date(orders.notMore)),
  DateGreaterThan: is(date(orders.more)),
  DateGreaterThanEquals: is(date(orders.notLess)),
  Bool: is(sameLetters(false, isBoolean)),
  BinaryEquals: is(equalBytes),
  IpAddress: is(inNetworks(false)),
  NotIpAddress: not(inNetworks(true)),
  ArnEquals: is(likeArns(false)),
  ArnLike: is(likeArns(false)),
  ArnNotEquals: not(likeArns(true)),
  ArnNotLike: not(likeArns(true)),
});
