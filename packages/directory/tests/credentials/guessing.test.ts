import { holdAfter } from "@ostiary/directory";
import { expect, test } from "vitest";

test.each([
  [0, 0],
  [4, 0],
  [5, 1_000],
  [6, 2_000],
  [10, 32_000],
  [15, 900_000],
  [5_000, 900_000],
])("after %d wrong guesses in a row a secret is held for %d ms", (count, hold) => {
  expect(holdAfter(count)).toBe(hold);
});
