import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openKeyRing } from "@ostiary/directory";

/** Where a directory lies, as the options of a command say it. */
export interface DataFolder {
  readonly data?: string;
  readonly database?: string;
  readonly keyFile?: string;
}

/** Opens the directory of a data folder beside a server that may be running; a folder that is not there is an error that says what to do. */
export async function openDataFolder(options: DataFolder) {
  const data = resolve(options.data ?? "./ostiary-data");
  if (!existsSync(data)) {
    throw new Error(
      `There is no data folder ${data}. Start a server first (ostiary start), or name its --data.`,
    );
  }
  const directory = await openKeyRing({
    data,
    ...(options.database !== undefined && { database: options.database }),
    ...(options.keyFile !== undefined && { keyEncryptionKey: options.keyFile }),
  });
  return { directory, data };
}
