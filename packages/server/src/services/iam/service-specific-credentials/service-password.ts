import { createHash, randomBytes } from "node:crypto";

/** A new password: 60 characters of 360 random bits. */
export const newServicePassword = (): string => randomBytes(45).toString("base64");

/** What is kept of a password. */
export const servicePasswordHash = (password: string): string =>
  createHash("sha256").update(password).digest("base64");
