import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import type { StoreAdapter } from "../adapter.ts";
import type { Schema } from "../schema.ts";
import { claimFolder } from "./folder-claim.ts";

/** SQLite's limit on parameters in one statement (SQLITE_MAX_VARIABLE_NUMBER). */
const maximumParameters = 32_766;

/**
 * The embedded store: one SQLite file in the data folder, write-ahead log, every commit on disk before it is acknowledged.
 * Opened for writing it claims the folder, so that a second server on it is refused; `readOnly` leaves the claim alone.
 */
export function sqliteAdapter(folder: string, { readOnly = false } = {}): StoreAdapter {
  const claim = readOnly ? undefined : claimFolder(folder);
  const file = new DatabaseSync(`${folder}/ostiary.db`, { readOnly });
  file.exec("pragma busy_timeout = 5000");
  if (!readOnly) file.exec("pragma journal_mode = wal; pragma synchronous = full");
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driverOf(file) }) });
  return {
    database,
    sharedByManyNodes: false,
    rowsPerStatement: (columns) => Math.floor(maximumParameters / columns),
    isTransient: () => false,
    async close() {
      await database.destroy();
      claim?.release();
    },
  };
}

/** node:sqlite in the form that Kysely's SQLite dialect drives. */
function driverOf(file: DatabaseSync) {
  return {
    close: () => file.close(),
    prepare(text: string) {
      const statement = file.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...parameters.map(inputValue)),
        run(parameters: readonly unknown[]) {
          const { changes, lastInsertRowid } = statement.run(...parameters.map(inputValue));
          return { changes: Number(changes), lastInsertRowid };
        },
        iterate: (parameters: readonly unknown[]) =>
          statement.iterate(...parameters.map(inputValue)),
      };
    },
  };
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || value instanceof Uint8Array) return value;
  throw new TypeError("A value that SQLite cannot hold.");
}
