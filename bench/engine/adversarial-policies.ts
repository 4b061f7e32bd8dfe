import { type ContextValue, type PolicyRequest, requestContext } from "@ostiary/policy";

/** A policy made to be slow, with a request for which it is slowest. */
export interface AdversarialCase {
  readonly name: string;
  readonly kind: "identity" | "resource";
  readonly statements: readonly object[];
  readonly request: PolicyRequest;
  /** The policy has many patterns, of which each takes its time. */
  readonly many?: true;
}

const account = "111122223333";
const principal = {
  kind: "user",
  account,
  arn: `arn:aws:iam::${account}:user/alice`,
  id: "AIDAALICE",
} as const;

/** The most that a managed policy may have, and the longest ARN ("IAM and AWS STS quotas", "IAM identifiers"). */
const policyCharacters = 6_000;
const arnCharacters = 2_048;
const manyValues = 10_000;
const s3 = "arn:aws:s3:::";

interface Written {
  readonly statement: object;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

const identity = (
  name: string,
  { statement, resource, context = {} }: Written,
): AdversarialCase => ({
  name,
  kind: "identity",
  statements: [{ Effect: "Allow", Action: "*", Resource: "*", ...statement }],
  request: {
    principal,
    action: "s3:GetObject",
    resource: resource ?? `${s3}bucket/key`,
    context: requestContext(context),
  },
});

/** One Resource of the largest size, over a resource of the longest. */
const glob = (name: string, pattern: string, text: string, start = s3): AdversarialCase =>
  identity(name, {
    statement: { Resource: `${start}${pattern}`.slice(0, policyCharacters) },
    resource: `${start}${text}`.slice(0, arnCharacters),
  });

const a = "a".repeat(arnCharacters);
const half = arnCharacters / 2;
const ab = "ab".repeat(half);

/** Characters that are all different. */
const crowd = String.fromCharCode(...Array.from({ length: 255 }, (_, n) => 0x4e00 + n));

/** The b is so far from the start that it is looked at last, wherever it begins. */
const steps = `*${"a??".repeat(351)}a?b*`;
const walk = (third: string): string =>
  `${`ax${third}`.repeat(352)}ab${third}${`ax${third}`.repeat(352)}`;

const globs: readonly AdversarialCase[] = [
  glob("a*a*a*…b", `${"a*".repeat(900)}b`, a),
  glob("a*b*c*… over abcabc…", `${"a*b*c*".repeat(300)}d`, "abc".repeat(700)),
  glob("*a*a*a…, then another text", `${"*a".repeat(900)}*b*`, a),
  glob("a star before a long text that is missed late", `*${"a".repeat(half)}b*`, a),
  glob("a star before a long text that is missed early", `*b${"a".repeat(half)}*`, a),
  glob(
    "long texts between stars",
    `*${`${"a".repeat(90)}b*`.repeat(10)}`,
    `${"a".repeat(89)}b`.repeat(30),
  ),
  glob("*?*?…", `${"*?".repeat(1_000)}b`, a),
  glob("*a?*a?…", `${"*a?".repeat(600)}b*`, a),
  glob("a run of ?", `${"?".repeat(1_900)}b`, a),
  glob("a star, a run of ?, a text", `*${"?".repeat(half)}b*`, a),
  glob("a star before a?a?…b", `*${"a?".repeat(half / 2)}b*`, a),
  glob(
    "a star before a long text with one ?",
    `*${"a".repeat(half / 2)}?${"a".repeat(half / 2)}b*`,
    a,
  ),
  glob("a star before ab?ab?…", `*${"ab?".repeat(half / 3)}c*`, ab),
  glob("a star before a?a?…b?b, over aaab…", `*${"a?".repeat(half / 2)}b?b*`, "aaab".repeat(half)),
  glob(
    "a star before a long text and one out of step with it",
    `*${"aaab".repeat(half / 4)}?aaab*`,
    "aaab".repeat(half),
  ),
  glob(
    "a star before a long text and one that differs at a late look",
    `*${"aaab".repeat(255)}?b*`,
    "aaab".repeat(half),
  ),
  glob("a star before a??a??…a?b, whose b comes at the last look", steps, walk("x")),
  glob("the same, over characters that end in the same byte as b", steps, walk("\u0162")),
  glob(
    "a star before aaaaaaa?…, over two characters that end in the same byte",
    `*${"aaaaaaa?".repeat(128)}*`,
    `${a.slice(0, 1_015)}\u0161\u0161${a}`,
  ),
  glob(
    "the same, after more characters than have a row each",
    `*${"aaaaaaa?".repeat(112)}*`,
    `${crowd}${a.slice(0, 890)}\u0161\u0161${a}`,
  ),
  glob("short stars", "*b*".repeat(400), `${a.slice(0, 1_900)}:::x`, "arn:aws:"),
  glob("short stars with ?", `${"*a?".repeat(500)}:x:y:z`, `${a.slice(0, 1_900)}:::x`, "arn:aws:"),
  glob(
    "short stars in every part",
    `${["x", "", "", ""].map((part) => `${part}${"*a".repeat(150)}b`).join(":")}`,
    `x${["", "", "", ""].map(() => "a".repeat(480)).join(":")}`,
    "arn:aws:",
  ),
  identity("many Resources with floating texts", {
    statement: { Resource: Array.from({ length: 240 }, (_, n) => `${s3}*a${n}b*`) },
    resource: `${s3}${a}`.slice(0, arnCharacters),
  }),
  identity("many Resources with floating ?", {
    statement: { Resource: Array.from({ length: 200 }, (_, n) => `${s3}*a?a${n}?b*`) },
    resource: `${s3}${a}`.slice(0, arnCharacters),
  }),
];

/** Patterns that nearly match at every fourth place, as many as a managed policy takes. */
const nearMatches = Array.from({ length: 160 }, (_, n) => {
  const different = [...(n + 256).toString(2).slice(1)].map((bit) => (bit === "1" ? "a" : "?"));
  return `${s3}*${"a?".repeat(4)}${different.join("")}b?b*`;
});

const manyPatterns: AdversarialCase = {
  ...identity("160 Resources of single letters and ?", {
    statement: { Resource: nearMatches },
    resource: `${s3}${"aaab".repeat(half)}`.slice(0, arnCharacters),
  }),
  many: true,
};

const variable = (name: string): string => `$\{${name}}`;
const long = "v".repeat(256);

const variables: readonly AdversarialCase[] = [
  glob("6 KB of variables", variable("a:v").repeat(900), a),
  ...[
    ["6 KB of variables", variable("a:v").repeat(990)],
    ["6 KB of variables and stars", `${variable("a:v")}*`.repeat(850)],
    ["6 KB of variables and ?", `${variable("a:v")}?*`.repeat(750)],
    ["6 KB of variables with defaults", variable("a:none, 'v'").repeat(430)],
  ].map(
    ([name = "", pattern = ""]): AdversarialCase =>
      identity(`${name}, of one letter`, {
        statement: { Resource: `${s3}${pattern}x` },
        resource: `${s3}${"v".repeat(arnCharacters)}`.slice(0, arnCharacters),
        context: { "a:v": "v" },
      }),
  ),
  identity("6 KB of variables, of 256 letters", {
    statement: { Resource: `${s3}${`${variable("a:v")}*`.repeat(850)}x` },
    resource: `${s3}${"v".repeat(arnCharacters)}`.slice(0, arnCharacters),
    context: { "a:v": long },
  }),
  identity("6 KB of variables in StringLike, of 256 letters", {
    statement: { Condition: { StringLike: { "a:k": `${`${variable("a:v")}*`.repeat(850)}x` } } },
    context: { "a:k": "v".repeat(arnCharacters), "a:v": long },
  }),
  identity("6 KB of variables in StringEquals", {
    statement: { Condition: { StringEquals: { "a:k": `${variable("a:v").repeat(990)}x` } } },
    context: { "a:k": "v".repeat(arnCharacters), "a:v": "v" },
  }),
  identity("600 variables in StringEqualsIgnoreCase", {
    statement: {
      Condition: {
        StringEqualsIgnoreCase: {
          "a:k": Array.from({ length: 600 }, (_, n) => `${variable("a:v")}${n}`),
        },
      },
    },
    context: { "a:k": "V".repeat(256), "a:v": long },
  }),
];

const values = (of: (place: number) => string): readonly string[] =>
  Array.from({ length: manyValues }, (_, place) => of(place));

const condition = (
  operator: string,
  policy: readonly string[],
  request: ContextValue,
  note = "",
): AdversarialCase =>
  identity(`10,000 values of ${operator}${note}`, {
    statement: { Condition: { [operator]: { "a:k": policy } } },
    context: { "a:k": request },
  });

const dateOf = (place: number): string =>
  new Date(Date.UTC(2024, 0, 1) + place * 60_000).toISOString().replace(".000", "");
const arnOf = (place: number): string => `arn:aws:x::1:${place}`;
const addressOf = (place: number): string => `10.${place >> 8}.${place & 255}.0/24`;

const conditions: readonly AdversarialCase[] = [
  condition(
    "StringEquals",
    values((n) => `value-${n}`),
    "value-x",
  ),
  condition(
    "StringNotEquals",
    values((n) => `value-${n}`),
    "value-x",
  ),
  condition(
    "StringEqualsIgnoreCase",
    values((n) => `Value-${n}`),
    "VALUE-X",
  ),
  condition(
    "StringLike",
    values((n) => `value-${n}-*`),
    "value-x",
    ", stars at the end",
  ),
  condition(
    "StringLike",
    values((n) => `*-value-${n}`),
    "x-value-x",
    ", stars at the start",
  ),
  condition(
    "StringLike",
    values((n) => `*-value-${n}-*`),
    "x-value-x-y",
    ", stars at both ends",
  ),
  condition(
    "StringNotLike",
    values((n) => `v?lue-${n}-*`),
    "value-x",
    ", a ? near the start",
  ),
  condition("NumericEquals", values(String), "10001"),
  condition(
    "NumericEquals",
    values((n) => `${n}.5`),
    "10001.25",
    ", fractions",
  ),
  condition("NumericNotEquals", values(String), "10001"),
  condition("NumericLessThan", values(String), "10001"),
  condition(
    "NumericLessThan",
    values((n) => `${n}.5`),
    "10001.25",
    ", fractions",
  ),
  condition(
    "NumericGreaterThanEquals",
    values((n) => String(n + 10)),
    "9",
  ),
  condition("DateEquals", values(dateOf), "2026-11-24T20:14:46Z"),
  condition("DateEquals", values(dateOf), "2026-11-24T20:14:46.123456789Z", ", nanoseconds"),
  condition("DateGreaterThan", values(dateOf), "2020-11-24T20:14:46Z"),
  condition("DateNotEquals", values(dateOf), "2026-11-24T20:14:46Z"),
  condition(
    "Bool",
    values((n) => (n % 2 ? "true" : "True")),
    "false",
  ),
  condition(
    "BinaryEquals",
    values((n) => btoa(`value-${n}`)),
    btoa("value-x"),
  ),
  condition("IpAddress", values(addressOf), "192.0.2.1"),
  condition(
    "IpAddress",
    values((n) => `2001:db8:${n.toString(16)}::/48`),
    "2001:db9::1",
    ", IPv6",
  ),
  condition("NotIpAddress", values(addressOf), "192.0.2.1"),
  condition("ArnEquals", values(arnOf), arnOf(manyValues)),
  condition(
    "ArnLike",
    values((n) => `${arnOf(n)}/*`),
    arnOf(manyValues),
    ", stars at the end",
  ),
  condition(
    "ArnLike",
    values((n) => `arn:aws:x::*:${n}`),
    arnOf(manyValues),
    ", a star for the account",
  ),
  condition(
    "ArnNotLike",
    values((n) => `arn:aws:x::*:${n}`),
    arnOf(manyValues),
  ),
  condition(
    "Null",
    values(() => "true"),
    "x",
  ),
  condition(
    "ForAllValues:StringEquals",
    values((n) => `value-${n}`),
    Array.from({ length: 50 }, (_, n) => `value-${n}`),
    ", 50 values asked",
  ),
];

const named: readonly AdversarialCase[] = [
  { element: "Principal", effect: "Allow" },
  { element: "NotPrincipal", effect: "Deny" },
].map(({ element, effect }) => ({
  ...identity(`10,000 values of ${element}`, { statement: {} }),
  kind: "resource",
  statements: [
    {
      Effect: effect,
      [element]: { AWS: values((place) => `AIDA${place}`) },
      Action: "s3:*",
      Resource: "*",
    },
  ],
}));

export const adversarialCases: readonly AdversarialCase[] = [
  ...globs,
  manyPatterns,
  ...variables,
  ...conditions,
  ...named,
];
