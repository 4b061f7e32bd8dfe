import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UnreadableFile } from "./limits.ts";

const readable = /\.(json|jsonl|ndjson|csv|log)(\.gz)?$|\.gz$/i;

/** The files that were named, and those in folders that were named, in the order of their names. Links in folders are not followed. */
export async function filesIn(paths: readonly string[], most: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const inside = entries
      .filter((entry) => entry.isFile() && readable.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    if (inside.length === 0) {
      throw new UnreadableFile(path, "there is no file in it that could be read.");
    }
    found.push(...inside.sort());
    if (found.length > most) throw new UnreadableFile(path, `it holds more than ${most} files.`);
  }
  return found;
}
