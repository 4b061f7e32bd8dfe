import { chmodSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** The data folder is in use by another process. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Claims a data folder for this process: an exclusive lock that the operating system takes back when the process ends, however
 * it ends.
 */
export function claimFolder(folder: string): { release(): void } {
  const path = `${folder}/ostiary.lock`;
  const lock = new DatabaseSync(path);
  try {
    chmodSync(path, 0o600);
    lock.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked/.test(error.message)) {
      throw new FolderInUseError(
        `Another Ostiary is running on ${folder}. Stop it, or start this one with another --data.`,
      );
    }
    throw error;
  }
  return { release: () => lock.close() };
}
