import { newSeed, stepOfCodes, stepsAround, timeStep } from "@ostiary/directory";
import { describe, expect, test } from "vitest";

/** "12345678901234567890", the seed of RFC 6238, in base32. */
const seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** RFC 6238, appendix B, the last six digits of each code. */
const published: readonly (readonly [seconds: number, code: string])[] = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
];

test.each(published)("at %d seconds the code is %s", (seconds, code) => {
  const step = timeStep(seconds * 1000);
  expect(stepOfCodes(seed, [code], stepsAround(step, 0))).toBe(step);
});

describe("a window", () => {
  const step = timeStep(1_111_111_109_000);

  test.each([-2, -1, 0, 1, 2])("of one step around another lets %d through or not", (off) => {
    const found = stepOfCodes(seed, ["081804"], stepsAround(step - off));
    expect(found).toBe(Math.abs(off) <= 1 ? step : undefined);
  });

  // 1,111,111,109 and 1,111,111,111 seconds are two steps that follow one another.
  test.each([
    [["081804", "050471"], step + 1],
    [["050471", "081804"], undefined],
    [["081804", "081804"], undefined],
    [["081804", "287082"], undefined],
  ])("finds codes in their order only: %o", (codes, found) => {
    expect(stepOfCodes(seed, codes, stepsAround(step, 3))).toBe(found);
  });

  test.each(["", "81804", "0081804", "08180\u0664"])("refuses what is no code: %o", (code) => {
    expect(stepOfCodes(seed, [code], stepsAround(step))).toBeUndefined();
  });

  test("does not reach before the first step", () => {
    expect(stepOfCodes(seed, ["755224"], stepsAround(0, 5))).toBe(0);
  });
});

test("seeds are 64 characters of base32, and no two are alike", () => {
  const seeds = new Set(Array.from({ length: 50 }, newSeed));
  expect(seeds.size).toBe(50);
  for (const one of seeds) expect(one).toMatch(/^[A-Z2-7]{64}$/);
});
