import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const fileIn = (data: string): string => join(data, "ostiary.endpoint");

/** Notes where the server of a data folder answers, so that `ostiary credentials` need not be told. */
export const noteEndpoint = (data: string, endpoint: string): Promise<void> =>
  writeFile(fileIn(data), `${endpoint}\n`);

/** Where the server of a data folder answers, or answered last; undefined where none ran. */
export async function notedEndpoint(data: string): Promise<string | undefined> {
  try {
    return (await readFile(fileIn(data), "utf8")).trim();
  } catch {
    return undefined;
  }
}
