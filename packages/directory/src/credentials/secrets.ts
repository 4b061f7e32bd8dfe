import { createSecretKey, hash, type KeyObject, randomBytes } from "node:crypto";
import { seal, unseal } from "./sealed-box.ts";

/** Envelope encryption of what must be recoverable. */
export interface Secrets {
  /** Encrypts under a fresh data key, which the key-encryption key wraps; bound to `associated`, the owner's identity. */
  wrap(plaintext: string, associated: string): string;
  /** Throws SecretUnreadableError where text, key or identity do not belong together. */
  unwrap(wrapped: string, associated: string): string;
}

/** A wrapped secret could not be opened. */
export class SecretUnreadableError extends Error {
  override readonly name = "SecretUnreadableError";
}

const dataKeyLength = 32;

/** Secrets under a key-encryption key. A wrapped text is `1.KEY-ID.DATA-KEY.TEXT`, the last two in base64url. */
export function secretsUnder(keyEncryptionKey: KeyObject): Secrets {
  const keyId = hash("sha256", keyEncryptionKey.export()).slice(0, 8);
  const dataKeyPurpose = `ostiary data key ${keyId}`;
  return {
    wrap(plaintext, associated) {
      const dataKey = randomBytes(dataKeyLength);
      const wrappedKey = seal(keyEncryptionKey, dataKey, dataKeyPurpose);
      const text = seal(createSecretKey(dataKey), Buffer.from(plaintext, "utf8"), associated);
      return `1.${keyId}.${wrappedKey.toString("base64url")}.${text.toString("base64url")}`;
    },
    unwrap(wrapped, associated) {
      const [version, id, wrappedKey, text, ...rest] = wrapped.split(".");
      if (version !== "1" || wrappedKey === undefined || text === undefined || rest.length > 0) {
        throw new SecretUnreadableError("Not a wrapped secret.");
      }
      if (id !== keyId) {
        throw new SecretUnreadableError(`The secret is wrapped by the key ${id}, not by ${keyId}.`);
      }
      const dataKey = unseal(
        keyEncryptionKey,
        Buffer.from(wrappedKey, "base64url"),
        dataKeyPurpose,
      );
      const plaintext =
        dataKey && unseal(createSecretKey(dataKey), Buffer.from(text, "base64url"), associated);
      if (plaintext === undefined) throw new SecretUnreadableError("The secret was changed.");
      return plaintext.toString("utf8");
    },
  };
}
