import fc from "fast-check";
import { variable } from "./words.ts";

const variables = fc.constantFrom(
  ...[
    "aws:username",
    "AWS:UserName",
    "aws:username, 'a'",
    "a:None, 'a*'",
    "a:None, ''",
    "*",
    "?",
    "$",
    "a:None",
    "a:Account",
    "aws:TagKeys",
  ].map(variable),
  ...[
    "aws:username,'a'",
    " aws:username ",
    "aws:username, a",
    "a:None, 'it's'",
    "",
    "$",
    "a, 'b', 'c'",
  ].map(variable),
  "${",
  "$",
  "}",
);

/** Mostly two letters and the colon, so that long patterns match, too. */
const letter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "a", "b", ":") },
  { weight: 1, arbitrary: fc.constantFrom("A", "/", "é", "É", "🗝", "Σ", "σ", "ς") },
);

/** Texts of few letters with wildcards, variables and their halves. */
export const patterns = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: letter },
      { weight: 4, arbitrary: fc.constantFrom("*", "*", "?") },
      { weight: 1, arbitrary: variables },
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

/** Texts of few letters that such patterns are likely to match. */
export const letters = fc.string({
  unit: fc.oneof(
    { weight: 9, arbitrary: letter },
    { weight: 1, arbitrary: fc.constantFrom("*", "?") },
  ),
  maxLength: 7,
});

const parted = (part: fc.Arbitrary<string>, last: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("arn:aws", "arn:aws", "arn:*", "arn:aws-cn", "ARN:aws", "x:aws", "arn"),
      fc.constantFrom("s3", "x", "*"),
      part,
      part,
      last,
    )
    .map((parts) => parts.join(":"));

/** The beginning of an ARN and anything, so that wildcards meet the colons between the parts. */
const begun = (...units: readonly string[]): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...units), maxLength: 8 }).map((rest) => `arn:aws:x:${rest}`);

/** ARNs of few letters, and texts that look like some. */
export const arns = fc.oneof(
  { weight: 4, arbitrary: begun("a", "a", ":", ":", "?") },
  {
    weight: 6,
    arbitrary: parted(fc.constantFrom("", "a", "b", "ab", "a*", "?", variable("?")), letters),
  },
  { weight: 1, arbitrary: letters },
);

/** ARNs with wildcards and variables in any of their parts, or fewer or more parts. */
export const arnPatterns = fc.oneof(
  { weight: 4, arbitrary: begun("a", ":", ":", "*", "?", variable("?")) },
  {
    weight: 6,
    arbitrary: parted(
      fc.oneof(fc.constantFrom("", "a", "*", "?", "a*", "*b", "a?b", variable("?")), patterns),
      patterns,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "*",
      "**",
      variable("*"),
      "arn:aws:s3",
      "arn:aws:x:a*",
      "arn:aws:x:*:1",
      "*:*:*:*:*:*",
      "*:*",
    ),
  },
  { weight: 1, arbitrary: fc.tuple(variables, patterns).map((parts) => parts.join("")) },
);
