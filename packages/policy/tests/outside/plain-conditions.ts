import fc from "fast-check";
import { requestContext } from "../../src/index.ts";
import { variable } from "../properties/words.ts";

interface Family {
  readonly key: string;
  readonly operators: readonly string[];
  readonly given: readonly string[];
  readonly wanted: readonly string[];
}

const negations = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, name.replace("Equals", "NotEquals").replace("Like", "NotLike")]);

const orders = [
  "Equals",
  "NotEquals",
  "LessThan",
  "LessThanEquals",
  "GreaterThan",
  "GreaterThanEquals",
];

const families: readonly Family[] = [
  {
    key: "aws:PrincipalTag/Team",
    operators: negations(["StringEquals", "StringEqualsIgnoreCase"]),
    given: ["alice", "Alice", "blue", "日本"],
    wanted: [
      "alice",
      "ALICE",
      "blue",
      "日本",
      "a*",
      variable("aws:username"),
      variable("AWS:PrincipalTag/team"),
    ],
  },
  {
    key: "aws:PrincipalTag/Team",
    operators: negations(["StringLike"]),
    given: ["alice", "Alice", "blue", "日本", "a*c"],
    wanted: [
      "a*",
      "*l*",
      "?????",
      "??",
      "a*c",
      `${variable("aws:username")}*`,
      `a${variable("*")}c`,
      variable("a:None, 'blue'"),
      "[a-z]+",
    ],
  },
  {
    key: "s3:max-keys",
    operators: orders.map((order) => `Numeric${order}`),
    given: ["9", "10", "10.0", "10.5", "-10", "0"],
    wanted: ["9", "10", "10.5", "-10", "0", "0.0"],
  },
  {
    key: "aws:CurrentTime",
    operators: orders.map((order) => `Date${order}`),
    given: [
      "2020-01-01T00:00:00Z",
      "2020-06-01T00:00:00Z",
      "2019-12-31T23:59:59.999Z",
      "2020-01-01T01:00:00+01:00",
    ],
    wanted: [
      "2020-01-01T00:00:00Z",
      "2020-06-01T00:00:00Z",
      "2020-05-31T19:00:00-05:00",
      "2020-01-01",
    ],
  },
  {
    key: "aws:SourceIp",
    operators: ["IpAddress", "NotIpAddress"],
    given: ["203.0.113.7", "203.0.113.200", "198.51.100.1", "2001:db8::1", "10.127.0.1"],
    wanted: [
      "203.0.113.7/32",
      "203.0.113.0/24",
      "203.0.113.128/25",
      "198.51.100.0/23",
      "10.0.0.0/9",
      "2001:db8::/32",
      "2001:db9::/32",
    ],
  },
  {
    key: "aws:SourceArn",
    operators: negations(["ArnEquals", "ArnLike"]),
    given: [
      "arn:aws:sns:us-east-1:111122223333:topic",
      "arn:aws:sns:us-west-2:111122223333:topic:x",
      "arn:aws:s3:::bucket",
    ],
    wanted: [
      "arn:aws:sns:*:111122223333:topic",
      "arn:aws:sns:us-*:*:*",
      "arn:aws:s3:::b?cket",
      "arn:*:*:*:*:*",
      `arn:aws:sns:*:*:${variable("a:None, 'topic'")}*`,
    ],
  },
  {
    key: "aws:SecureTransport",
    operators: ["Bool"],
    given: ["true", "false"],
    wanted: ["true", "false"],
  },
  {
    key: "a:Bytes",
    operators: ["BinaryEquals"],
    given: ["QmluYXJ5", "VGV4dA=="],
    wanted: ["QmluYXJ5", "VGV4dA=="],
  },
  {
    key: "aws:SourceArn",
    operators: ["Null"],
    given: ["arn:aws:s3:::bucket"],
    wanted: ["true", "false"],
  },
];

const lists = ["aws:TagKeys", "a:Arns"];
const tagKeys = ["team", "cost", "Team", "stage"];

/** One value or a list of a few. */
export const oneOrMore = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 }));

/** Entries of a condition block. */
export const plainConditions = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...families).chain(({ key, operators, wanted }) =>
      fc
        .tuple(
          fc.constantFrom(...operators),
          fc.constantFrom("", "", "IfExists"),
          oneOrMore(fc.constantFrom(...wanted)),
        )
        .map(([operator, exists, values]) => ({
          [`${operator}${operator === "Null" ? "" : exists}`]: { [key]: values },
        })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("ForAllValues:", "ForAnyValue:"),
        fc.constantFrom(
          "StringEquals",
          "StringNotEquals",
          "StringLike",
          "StringNotLike",
          "StringEqualsIgnoreCase",
        ),
        fc.constantFrom(...lists),
        oneOrMore(fc.constantFrom(...tagKeys, "t*", "?????")),
      )
      .map(([set, operator, key, values]) => ({ [`${set}${operator}`]: { [key]: values } })),
  },
);

/** Contexts with the keys that conditions ask for, each missing at times; variables have values. */
export const plainContexts = fc
  .tuple(
    ...families.map(({ key, given }) =>
      fc.tuple(fc.constant(key), fc.option(fc.constantFrom(...given), { nil: undefined, freq: 4 })),
    ),
    ...lists.map((key) =>
      fc.tuple(
        fc.constant(key),
        fc.option(fc.array(fc.constantFrom(...tagKeys), { minLength: 1, maxLength: 3 }), {
          nil: undefined,
          freq: 4,
        }),
      ),
    ),
  )
  .map((entries) =>
    requestContext([...entries, ["aws:username", "alice"], ["AWS:PrincipalTag/team", "alice"]]),
  );
