import { expect, test } from "vitest";
import { fewRandomBytes } from "../../src/credentials/random-pool.ts";

test("gives as many bytes as it is asked for, and none twice", () => {
  const lengths = [5, 12, 17, 4096, 16];
  const given = Array.from({ length: 5_000 }, (_, at) => {
    const length = lengths[at % lengths.length] ?? 0;
    const bytes = fewRandomBytes(length);
    expect(bytes).toHaveLength(length);
    return bytes;
  });
  // Eight bytes that stand anywhere in what was given stand nowhere else in it.
  const seen = new Set<string>();
  let windows = 0;
  for (const bytes of given.filter(({ length }) => length < 4096)) {
    for (let at = 0; at + 8 <= bytes.length; at += 1) {
      seen.add(bytes.toString("hex", at, at + 8));
      windows += 1;
    }
  }
  expect(seen.size).toBe(windows);
});
