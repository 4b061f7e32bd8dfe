import type { Condition, OperatorName, RequestContext } from "../../src/index.ts";
import {
  literally,
  matches,
  type Piece,
  partsOf,
  resolved,
  textOf,
  withWildcards,
} from "./pattern.ts";
import { addressOf, blockOf, bytesOf, decimalOf, instantOf, isWithin, orderOf } from "./values.ts";

/** An operator, or the one that it negates: whether a value of the request is of its type, and whether it meets a policy's value. */
interface Operator {
  readonly negated: boolean;
  takes(value: string): boolean;
  /** Undefined where the policy's value is not of the type. `variables` are absent in policies without them. */
  meets(value: string, wanted: string, variables: RequestContext | undefined): boolean | undefined;
}

const not = (operator: Operator): Operator => ({ ...operator, negated: !operator.negated });

/** Operators over texts; a variable without a value leaves nothing to meet. */
const texts = (
  read: (text: string) => readonly Piece[],
  compare: (pieces: readonly Piece[], value: string) => boolean | undefined,
  takes: (value: string) => boolean = () => true,
): Operator => ({
  negated: false,
  takes,
  meets: (value, wanted, variables) => {
    const pieces = variables ? resolved(wanted, variables, read) : read(wanted);
    return pieces === undefined ? false : compare(pieces, value);
  },
});

/** Operators over two things of a kind that texts stand for. */
const things = <T, W = T>(
  read: (text: string) => T | undefined,
  compare: (value: T, wanted: W) => boolean,
  readWanted: (text: string) => W | undefined,
): Operator => ({
  negated: false,
  takes: (value) => read(value) !== undefined,
  meets: (value, wanted) => {
    const [left, right] = [read(value), readWanted(wanted)];
    return left === undefined || right === undefined ? undefined : compare(left, right);
  },
});

const stringEquals = texts(literally, (pieces, value) => matches(pieces, value));
const stringEqualsIgnoreCase = texts(
  literally,
  (pieces, value) => textOf(pieces).toLowerCase() === value.toLowerCase(),
);
const stringLike = texts(withWildcards, (pieces, value) => matches(pieces, value));

/** An ARN has six parts. Each is matched by itself; a lone star matches every ARN, anything else that is no ARN none. */
const arnLike = texts(
  withWildcards,
  (pieces, value) => {
    const [first] = pieces;
    if (pieces.length === 1 && first && "wildcard" in first && first.wildcard === "*") return true;
    const wanted = partsOf(pieces);
    const given = arnPartsOf(value);
    return wanted.length === 6 && wanted.every((part, at) => matches(part, given[at] ?? ""));
  },
  (value) => arnPartsOf(value).length === 6 && value.startsWith("arn:"),
);

function arnPartsOf(text: string): readonly string[] {
  const parts = text.split(":");
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

const numeric = (fits: (order: number) => boolean): Operator =>
  things(decimalOf, (value, wanted) => fits(orderOf(value, wanted)), decimalOf);

const date = (fits: (order: number) => boolean): Operator =>
  things(
    instantOf,
    (value, wanted) => fits(value < wanted ? -1 : value > wanted ? 1 : 0),
    instantOf,
  );

const truthOf = (text: string): string | undefined =>
  ["true", "false"].find((word) => word === text.toLowerCase());

const bool = texts(
  literally,
  (pieces, value) => {
    const wanted = truthOf(textOf(pieces));
    return wanted === undefined ? undefined : wanted === truthOf(value);
  },
  (value) => truthOf(value) !== undefined,
);

const equals = (order: number): boolean => order === 0;
const ipAddress = things(addressOf, isWithin, blockOf);

/** "IAM JSON policy elements: Condition operators". */
const operators: Readonly<Record<Exclude<OperatorName, "Null">, Operator>> = {
  StringEquals: stringEquals,
  StringNotEquals: not(stringEquals),
  StringEqualsIgnoreCase: stringEqualsIgnoreCase,
  StringNotEqualsIgnoreCase: not(stringEqualsIgnoreCase),
  StringLike: stringLike,
  StringNotLike: not(stringLike),
  NumericEquals: numeric(equals),
  NumericNotEquals: not(numeric(equals)),
  NumericLessThan: numeric((order) => order < 0),
  NumericLessThanEquals: numeric((order) => order <= 0),
  NumericGreaterThan: numeric((order) => order > 0),
  NumericGreaterThanEquals: numeric((order) => order >= 0),
  DateEquals: date(equals),
  DateNotEquals: not(date(equals)),
  DateLessThan: date((order) => order < 0),
  DateLessThanEquals: date((order) => order <= 0),
  DateGreaterThan: date((order) => order > 0),
  DateGreaterThanEquals: date((order) => order >= 0),
  Bool: bool,
  BinaryEquals: things(bytesOf, (value, wanted) => value === wanted, bytesOf),
  IpAddress: ipAddress,
  NotIpAddress: not(ipAddress),
  ArnEquals: arnLike,
  ArnLike: arnLike,
  ArnNotEquals: not(arnLike),
  ArnNotLike: not(arnLike),
};

/**
 * Whether a condition holds. Without the key: IfExists and negated operators hold, and no others. Keys with several values want a
 * set operator; a set without values, or of empty ones, meets ForAllValues and not ForAnyValue.
 */
export function conditionHolds(
  { operator: name, qualifier, ifExists, key, values }: Condition,
  context: RequestContext,
  variables: RequestContext | undefined,
): boolean {
  const given = context.get(key.toLowerCase());
  const list = given === undefined ? [] : typeof given === "string" ? [given] : given;
  const nothing = list.every((value) => value === "");
  if (name === "Null") return values.some((value) => value.toLowerCase() === String(nothing));
  if (list.length === 0 && ifExists) return true;
  const operator = operators[name];
  const holds = (value: string): boolean => {
    if (!operator.takes(value)) return false;
    const met = values.map((wanted) => operator.meets(value, wanted, variables));
    return operator.negated ? met.every((one) => one === false) : met.some((one) => one === true);
  };
  switch (qualifier) {
    case "ForAllValues":
      return nothing || list.every(holds);
    case "ForAnyValue":
      return !nothing && list.some(holds);
    default:
      if (list.length === 0) return operator.negated;
      return typeof given === "string" && holds(given);
  }
}
