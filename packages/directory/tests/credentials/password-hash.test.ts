import { hashPassword, verifyPassword } from "@ostiary/directory";
import { expect, test } from "vitest";

test("a hash is argon2id with its cost and a salt of its own, and holds for its password only", async () => {
  const [one, two] = await Promise.all([hashPassword("pass"), hashPassword("pass")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/);
  expect(two).not.toBe(one);
  expect(await verifyPassword(one, "pass")).toBe(true);
  expect(await verifyPassword(one, "Pass")).toBe(false);
});

test("a password of nobody is refused after the same work", async () => {
  const hash = await hashPassword("pass");
  await verifyPassword(undefined, "pass");
  const took = async (of: string | undefined): Promise<number> => {
    const begin = performance.now();
    for (let at = 0; at < 5; at += 1) expect(await verifyPassword(of, "other")).toBe(false);
    return performance.now() - begin;
  };
  const known = await took(hash);
  // A comparison that did not hash would take a thousandth.
  expect(await took(undefined)).toBeGreaterThan(known / 4);
});
