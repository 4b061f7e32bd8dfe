import fc from "fast-check";

/** A request before it is signed. */
export interface PlainRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  /** Not encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly date: Date;
  readonly sessionToken: string | undefined;
  readonly expiresIn: number;
}

export const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"] as const;

const awkward = [
  "",
  "a",
  "A",
  "~",
  "+",
  " ",
  "%",
  "%41",
  "=",
  "&",
  "/",
  ";",
  "é",
  "ሴ",
  "😀",
  "!'()*",
  "a b",
  "..",
];

const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "binary", maxLength: 8 }));

const segment = fc.oneof(
  { weight: 6, arbitrary: text.map(encodeURIComponent) },
  { weight: 1, arbitrary: fc.constantFrom("", ".", "..", "%2E%2E", "%2f", "a+b", "a;b=c,d@e:f$") },
);

const path = fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`);

/** Names that are parts of a signature, and the one that no object of a signer can have. */
const isFreeName = (name: string): boolean => !/^(x-amz-.*|__proto__)$/is.test(name);

const parameter = fc.tuple(text.filter(isFreeName), text);

const headerNames = [
  "a",
  "accept",
  "content-type",
  "x-amz-meta-a",
  "x-amz-target",
  "x-custom",
  "x-k8s-aws-id",
  "z-last",
] as const;

const headerValue = fc
  .array(fc.constantFrom("a", "B", "0", "  ", "\t", ",", "=", ";", '"', "é", "a  b"), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""));

const headers = fc
  .dictionary(fc.constantFrom(...headerNames), headerValue)
  .map((given) => ({ ...given, host: "example.test:8080", "user-agent": "ours" }));

const day = 86_400_000;

/** Requests with awkward characters in every part of them, at every time of the day. */
export const plainRequest: fc.Arbitrary<PlainRequest> = fc.record({
  method: fc.constantFrom(...methods),
  path,
  query: fc.oneof(
    fc.array(parameter, { maxLength: 6 }),
    fc.array(parameter, { minLength: 1, maxLength: 3 }).map((some) => [...some, ...some]),
  ),
  headers,
  body: fc.uint8Array({ maxLength: 64 }),
  date: fc
    .integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2026, 0, 2) + day - 1 })
    .map((moment) => new Date(moment - (moment % 1000))),
  sessionToken: fc.option(fc.string({ minLength: 1, maxLength: 40 }), { nil: undefined }),
  expiresIn: fc.integer({ min: 1, max: 604_800 }),
});
