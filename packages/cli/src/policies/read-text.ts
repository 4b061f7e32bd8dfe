import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; name the files in it",
  EACCES: "it may not be read",
};

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** The text of a file, or of standard input for `-`. Throws an error that says what to do. */
export async function readText(file: string): Promise<string> {
  try {
    const content = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
    return content.replace(/^\uFEFF/, "");
  } catch (error) {
    const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : error);
    throw new Error(`${file} cannot be read: ${reason}.`);
  }
}
