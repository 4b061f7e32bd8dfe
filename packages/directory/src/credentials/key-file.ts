import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

const keyLength = 32;

/** The file with the key-encryption key is missing, open to others, or no key. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

/** The key-encryption key: 32 bytes in a file that only its owner can read. Made where it is missing and may be made. */
export function readKeyFile(path: string, { create }: { create: boolean }): KeyObject {
  if (!existsSync(path)) {
    if (!create) throw new KeyFileError(`The key file ${path} is missing.`);
    makeKeyFile(path);
  }
  const file = openSync(path, "r");
  try {
    const { mode } = fstatSync(file);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new KeyFileError(`Others can read the key file ${path}. Run: chmod 600 ${path}`);
    }
    const key = readFileSync(file);
    if (key.length !== keyLength) {
      throw new KeyFileError(`The key file ${path} must hold exactly ${keyLength} bytes.`);
    }
    return createSecretKey(key);
  } finally {
    closeSync(file);
  }
}

/** Makes the file whole or not at all, and never over one that another process makes meanwhile. */
function makeKeyFile(path: string): void {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, randomBytes(keyLength), { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Everything is lost with this file, so its name must survive a power cut, as everything sealed under it would. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
