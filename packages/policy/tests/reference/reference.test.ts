import { describe, expect, test } from "vitest";
import { caseFiles } from "../decide/read-cases.ts";
import { referenceDecision } from "./decision.ts";

describe.each(caseFiles().map(({ file, cases }) => [file, cases] as const))("%s", (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { result, layer } = one.expected;
    const decided = referenceDecision(one.request, one.parsed);
    expect({ layer: undefined, ...decided }, one.source).toEqual({ result, layer });
  });
});
