import { randomBytes } from "node:crypto";

/** The native library is loaded with the first password. */
const argon2 = () => import("@node-rs/argon2");

/** Argon2id, version 1.3, with the cost that OWASP's Password Storage Cheat Sheet names first. */
const cost = Object.freeze({ memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 });

/** The argon2id hash of a password, in PHC form with its salt and cost. Computed outside the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password, cost);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one of a hash. Without a hash, as for a user that doesn't exist, it is none, after the same work: how
 * long a refusal takes does not tell who has a password.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString("base64"));
  const nobodysHash = await nobodys;
  const { verify } = await argon2();
  const matches = await verify(passwordHash ?? nobodysHash, password);
  return matches && passwordHash !== undefined;
}
