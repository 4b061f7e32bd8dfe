import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";

const keyLength = 32;

/** The file with the key-encryption key is missing, open to others, or no key. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

/**
 * The key-encryption key: 32 bytes in a file that only its owner can read. Where the file is missing and may be made, it is made
 * whole or not at all.
 */
export function readKeyFile(path: string, { create }: { create: boolean }): Buffer {
  if (!existsSync(path)) {
    if (!create) throw new KeyFileError(`The key file ${path} is missing.`);
    const draft = `${path}.${randomBytes(6).toString("hex")}`;
    writeFileSync(draft, randomBytes(keyLength), { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  const { mode } = statSync(path);
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    throw new KeyFileError(`Others can read the key file ${path}. Run: chmod 600 ${path}`);
  }
  const key = readFileSync(path);
  if (key.length !== keyLength) {
    throw new KeyFileError(`The key file ${path} must hold exactly ${keyLength} bytes.`);
  }
  return key;
}
