import fc from "fast-check";
import { isDateValue } from "../../src/document/date-form.ts";
import type { OperatorName } from "../../src/index.ts";
import { arnPatterns, arns, letters, patterns } from "./arbitrary-pattern.ts";
import { addresses, dates, epochs, networks, numbers } from "./arbitrary-values.ts";
import { variable, words } from "./words.ts";

/** What is likely in the key of a family, and what policies compare it with. */
export interface Family {
  readonly key: string;
  readonly weight: number;
  readonly given: fc.Arbitrary<string>;
  readonly wanted: fc.Arbitrary<string>;
}

/** Values of a list and, less often, values that are made. */
export const either = (
  listed: readonly string[],
  made?: fc.Arbitrary<string>,
): fc.Arbitrary<string> =>
  made
    ? fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...listed) }, { weight: 1, arbitrary: made })
    : fc.constantFrom(...listed);

/** Operators by the beginning of their names. */
const families: readonly (readonly [RegExp, Family])[] = [
  [
    /^String/,
    {
      key: "aws:PrincipalTag/Team",
      weight: 6,
      given: either(words.texts, letters),
      wanted: either(
        [
          ...words.texts,
          "a*",
          "*l*",
          "?????",
          "??",
          "?",
          "*?:*",
          variable("aws:username"),
          variable("AWS:UserName"),
          `${variable("aws:PrincipalTag/Team")}*`,
          variable("aws:PrincipalTag/None, 'blue'"),
          `${variable("*")}${variable("?, '?'")}`,
          variable("*"),
          `${variable("$")}{aws:username}`,
          variable("aws:TagKeys"),
          variable("aws:PrincipalTag/None"),
        ],
        patterns,
      ),
    },
  ],
  [
    /^Arn/,
    {
      key: "aws:SourceArn",
      weight: 4,
      given: either(words.arns, arns),
      wanted: either(
        [
          ...words.arns,
          "*",
          "arn:aws:iam::*:user/*",
          "arn:aws:*:*:*:*",
          "arn:*:sns:us-*:????????????:topic",
          "arn:aws:sns:*:topic",
          "arn:aws:sns:us-east-1:111122223333:*:1",
          `arn:aws:iam::111122223333:user/${variable("aws:username")}`,
          `arn:aws:iam::${variable("aws:PrincipalTag/None, '111122223333'")}:user/*`,
          variable("aws:SourceArn"),
          `arn:aws:iam::${variable("a:Account")}:*`,
          `arn:aws:iam::*:user/${variable("aws:PrincipalTag/None")}`,
        ],
        arnPatterns,
      ),
    },
  ],
  [
    /^Numeric/,
    {
      key: "s3:max-keys",
      weight: 3,
      given: either(words.numbers, numbers),
      wanted: either(words.numbers, numbers),
    },
  ],
  [
    /^Date/,
    {
      key: "aws:CurrentTime",
      weight: 4,
      given: either([...words.dates, "yesterday", ""], fc.oneof(dates, epochs)),
      wanted: either(words.dates, fc.oneof(dates, epochs)).filter(isDateValue),
    },
  ],
  [
    /^(Not)?Ip/,
    {
      key: "aws:SourceIp",
      weight: 4,
      given: either(words.addresses, addresses),
      wanted: either([...words.addresses, ...words.blocks], networks),
    },
  ],
  [
    /^Bool/,
    {
      key: "aws:SecureTransport",
      weight: 4,
      given: either(words.truths),
      wanted: either([
        ...words.truths,
        variable("aws:SecureTransport"),
        variable("a:None, 'true'"),
      ]),
    },
  ],
  [
    /^Binary/,
    { key: "a:Bytes", weight: 6, given: either(words.bytes), wanted: either(words.bytes) },
  ],
  [
    /^Null/,
    {
      key: "aws:TagKeys",
      weight: 2,
      given: either(words.texts),
      wanted: either(["true", "false", "TRUE", "null"]),
    },
  ],
];

/** Every family. */
export const allFamilies = families.map(([, family]) => family);
/** The family of an operator. */
export const familyOf = (operator: OperatorName): Family => {
  const found = families.find(([names]) => names.test(operator));
  if (found === undefined) throw new Error(`No family for ${operator}`);
  return found[1];
};
