import fc from "fast-check";
import type { ServiceModel, WireRequest } from "../src/index.ts";
import { operationsOf, spelled, values } from "./fuzzed-text.ts";

const signatureParts = fc.oneof(
  fc.constantFrom(
    "AWS4-HMAC-SHA256 ",
    "Credential=",
    "AKID/20260102/us-east-1/iam/aws4_request",
    "SignedHeaders=",
    "host;x-amz-date",
    "__proto__;constructor;host",
    "Signature=",
    "0".repeat(64),
    "f".repeat(64),
    ", ",
    "=",
    "/",
    ";",
  ),
  fc.string({ unit: "binary", maxLength: 10 }),
);

const signatureText = fc.array(signatureParts, { maxLength: 10 }).map((parts) => parts.join(""));

const signatureOver = (names: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/iam/aws4_request, SignedHeaders=${names}, Signature=${"0".repeat(64)}`;

const signatureHeader = fc.oneof(
  { weight: 1, arbitrary: signatureText },
  { weight: 1, arbitrary: signatureText.map((text) => `AWS4-HMAC-SHA256 ${text}`) },
  {
    weight: 3,
    arbitrary: signatureText.map((names) => signatureOver(`host;${names}`)),
  },
);

/** A signature in the query, or parts of one. */
export const signatureQuery = fc
  .uniqueArray(
    fc.constantFrom(
      "Algorithm",
      "Credential",
      "Signature",
      "SignedHeaders",
      "Date",
      "Expires",
      "Security-Token",
      "__proto__",
    ),
  )
  .chain((names) =>
    fc.tuple(...names.map((name) => spelled(signatureText).map((text) => `X-Amz-${name}=${text}`))),
  )
  .map((parameters) => parameters.join("&"));

const date = fc.oneof({ weight: 4, arbitrary: fc.constant("20260102T030405Z") }, values);

/** Stands for a signature over every header, which gets as far as being compared. */
const wholly = "wholly";

/** The headers that the wire reads, with a signature over some of them. */
export const headers = (model: ServiceModel): fc.Arbitrary<WireRequest["headers"]> =>
  fc
    .record(
      {
        host: fc.oneof(values, fc.array(values, { maxLength: 2 })),
        "x-amz-date": date,
        date,
        "x-amz-target": operationsOf(model).map((name) => `${model.targetPrefix}.${name}`),
        "x-amz-security-token": values,
        authorization: fc.oneof(
          signatureHeader,
          fc.array(signatureHeader, { maxLength: 2 }),
          fc.constant(wholly),
        ),
      },
      { requiredKeys: ["x-amz-target"] },
    )
    .map(({ authorization, ...given }) => {
      const names = Object.keys(given).sort().join(";");
      const text = authorization === wholly ? signatureOver(names) : authorization;
      return { ...given, ...(text !== undefined && { authorization: text }) };
    });
