import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { fewRandomBytes } from "./random-pool.ts";

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM: nonce, ciphertext and tag in one. The associated data is what the text is bound to. */
export function seal(key: KeyObject, plaintext: Buffer, associated: string): Buffer {
  const nonce = fewRandomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(associated, "utf8"));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; undefined where the key, the text or the associated data is another. */
export function unseal(key: KeyObject, sealed: Buffer, associated: string): Buffer | undefined {
  if (sealed.length < nonceLength + tagLength) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(associated, "utf8"));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    const text = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
    return Buffer.concat([text, decipher.final()]);
  } catch {
    return undefined;
  }
}
