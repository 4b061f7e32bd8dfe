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

/** Texts of few letters with wildcards, variables and their halves. */
export const patterns = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("a", "b", "A", ":", "/", "é", "É", "🗝", "Σ", "σ", "ς"),
      },
      { weight: 3, arbitrary: fc.constantFrom("*", "?") },
      { weight: 1, arbitrary: variables },
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

/** Texts of few letters that such patterns are likely to match. */
export const letters = fc.string({
  unit: fc.constantFrom("a", "b", "A", ":", "/", "*", "?", "é", "É", "🗝", "Σ", "σ", "ς"),
  maxLength: 6,
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

/** ARNs of few letters, and texts that look like some. */
export const arns = fc.oneof(
  { weight: 6, arbitrary: parted(fc.constantFrom("", "a", "b", "ab", "1"), letters) },
  { weight: 1, arbitrary: letters },
);

/** ARNs with wildcards and variables in any of their parts, or fewer or more parts. */
export const arnPatterns = fc.oneof(
  {
    weight: 6,
    arbitrary: parted(fc.oneof(fc.constantFrom("", "a", "*", "?", "a*", "*b"), patterns), patterns),
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
