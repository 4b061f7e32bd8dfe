import { type ServiceError, serviceError } from "../errors.ts";
import type { Violation } from "./check.ts";

type Row = readonly [constraint: RegExp, reason: string, message: string];

/** The reasons, with the words of "AWS Organizations API Reference: InvalidInputException", as far as AWS is not seen to use others. */
const rows: readonly Row[] = [
  [
    /^Member must not be null$/,
    "INPUT_REQUIRED",
    "You must include a value for all required parameters.",
  ],
  [
    /^(Member|Map keys|Map value) must satisfy constraint: /,
    "INVALID_LIST_MEMBER",
    "You provided a list to a parameter that contains at least one invalid value.",
  ],
  [
    /length less than/,
    "MAX_LENGTH_EXCEEDED",
    "You provided a string parameter that is longer than allowed.",
  ],
  [
    /length greater than/,
    "MIN_LENGTH_EXCEEDED",
    "You provided a string parameter that is shorter than allowed.",
  ],
  [
    /value less than/,
    "MAX_VALUE_EXCEEDED",
    "You provided a numeric parameter that has a larger value than allowed.",
  ],
  [
    /value greater than/,
    "MIN_VALUE_EXCEEDED",
    "You provided a numeric parameter that has a smaller value than allowed.",
  ],
  [/enum value set/, "INVALID_ENUM", "You specified an invalid value."],
  [
    /regular expression pattern/,
    "INVALID_PATTERN",
    "You provided a value that does not match the required pattern.",
  ],
];

/** InvalidInputException with the reason of a violation. */
export function invalidInput({ constraint }: Violation): ServiceError {
  const row = rows.find(([pattern]) => pattern.test(constraint));
  if (row === undefined) throw new TypeError(`There is no reason for: ${constraint}`);
  const [, Reason, message] = row;
  return serviceError("InvalidInputException", message, { Reason });
}
