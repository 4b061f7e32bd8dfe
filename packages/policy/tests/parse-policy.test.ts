import { describe, expect, test } from "vitest";
import cases from "../cases/parse/identity.json" with { type: "json" };
import { parsePolicy } from "../src/index.ts";

const messageOf = (document: string): string | undefined => {
  const parsed = parsePolicy(document, "identity");
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
