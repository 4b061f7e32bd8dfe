import { expect, test } from "vitest";
import { accountOfAccessKeyId, newAccessKeyId } from "../../src/index.ts";

// The second: one that AWS gave out, as published with how ids are made up ("A short note on AWS KEY ID", Tal Be’ery).
test.each([
  ["AKIAQAAAAAAAAAAAAAAA", "000000000000"],
  ["ASIAQNZGKIQY56JQ7WML", "029608264753"],
  ["AKIA777777777777AAAA", undefined],
  ["AKIAIOSFODNN7EXAMPLE", undefined],
  ["AKIAQAAAAAAAAAAAAAA1", undefined],
  ["AKIAQAAAAAAAAAAAAAA", undefined],
  ["", undefined],
])("%s holds the account %s", (id, account) => {
  expect(accountOfAccessKeyId(id)).toBe(account);
});

test.each(["000000000000", "000000000001", "123456789012", "999999999998", "999999999999"])(
  "a new id of the account %s holds it, and is of 20 characters of the alphabet",
  (account) => {
    const ids = Array.from({ length: 100 }, () => newAccessKeyId("ASIA", account));
    for (const id of ids) expect(id).toMatch(/^ASIA[QRSTUVWXYZ2-7][A-Z2-7]{15}$/);
    expect(new Set(ids.map(accountOfAccessKeyId))).toEqual(new Set([account]));
    expect(new Set(ids).size).toBe(ids.length);
  },
);
