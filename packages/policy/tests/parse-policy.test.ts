import { describe, expect, test } from "vitest";
import cases from "../cases/parse/identity.json" with { type: "json" };
import trust from "../cases/parse/trust.json" with { type: "json" };
import { type PolicyKind, parsePolicy } from "../src/index.ts";

const messageOf = (document: string, kind: PolicyKind = "identity"): string | undefined => {
  const parsed = parsePolicy(document, kind);
  return parsed.ok ? undefined : parsed.findings[0].message;
};

describe("identity policies", () => {
  test.each(cases.refused)("$message: $document", ({ document, message }) => {
    expect(messageOf(document)).toBe(message);
  });
  test.each(cases.accepted)("accepts %s", (document) => {
    expect(messageOf(document)).toBeUndefined();
  });
});

describe("trust policies", () => {
  test.each(trust.refused)("$message: $document", ({ document, message }) => {
    expect(messageOf(document, "trust")).toBe(message);
  });
  test.each(trust.accepted)("accepts %s", (document) => {
    expect(messageOf(document, "trust")).toBeUndefined();
  });
});

describe("resources that policies managed by AWS name", () => {
  test.each([
    "arn:aws:iam::*:root",
    "arn:aws:s3:*:*:access-grants/default/*",
    "arn:aws:s3:*:111122223333:job/*",
    "arn:aws:s3:*:*:storage-lens/*",
  ])("%s", (Resource) => {
    const statement = { Effect: "Deny", Action: "*", Resource };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: statement });
    expect(messageOf(document)).toBeUndefined();
  });
  test("and none beside them", () => {
    const messages = ["arn:aws:iam::*:roots/a", "arn:aws:s3:eu-west-1:*:box"].map((Resource) =>
      messageOf(
        JSON.stringify({
          Version: "2012-10-17",
          Statement: { Effect: "Deny", Action: "*", Resource },
        }),
      ),
    );
    expect(messages).toEqual([
      expect.stringMatching(/^IAM resource path must either be/),
      "Resource arn:aws:s3:eu-west-1:*:box can not contain region information.",
    ]);
  });
});
