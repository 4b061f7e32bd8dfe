import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "ostiary-read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let written = 0;

/** Writes files into a folder of their own and says where each lies. */
export function writtenFiles(files: Readonly<Record<string, string | Buffer>>): readonly string[] {
  written += 1;
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, String(written), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** Writes one file, of JSON unless it is text. */
export function writtenFile(content: unknown, name = "export"): readonly string[] {
  const isText = typeof content === "string" || Buffer.isBuffer(content);
  return writtenFiles({ [name]: isText ? content : JSON.stringify(content) });
}
