import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { env } from "node:process";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A browser to test in: what OSTIARY_CHROMIUM names, or Chromium or Chrome on PATH; undefined where there is none. */
export async function installedChromium(): Promise<string | undefined> {
  const folders = (env["PATH"] ?? "").split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const named = env["OSTIARY_CHROMIUM"];
  for (const file of named === undefined ? found : [named]) {
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // The next one.
    }
  }
  return undefined;
}
