import { chmodSync, closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { DirectoryUnavailableError, type StoreAdapter } from "../adapter.ts";
import type { Schema } from "../schema.ts";
import { claimFolder } from "./folder-claim.ts";
import { rowInserter } from "./row-inserter.ts";
import { sqliteDriver } from "./sqlite-driver.ts";

/** SQLite's limit on parameters in one statement (SQLITE_MAX_VARIABLE_NUMBER). */
const maximumParameters = 32_766;

/**
 * The embedded store: one SQLite file in the data folder, write-ahead log, every commit on disk before it is acknowledged.
 * Opened for writing it claims the folder, so that a second server on it is refused; `readOnly` leaves the claim alone.
 */
export function sqliteAdapter(folder: string, { readOnly = false } = {}): StoreAdapter {
  const path = `${folder}/ostiary.db`;
  if (readOnly && !existsSync(path)) {
    throw new DirectoryUnavailableError(`There is no directory in ${folder}: ${path} is missing.`);
  }
  const claim = readOnly ? undefined : claimFolder(folder);
  try {
    const file = readOnly ? new DatabaseSync(path, { readOnly }) : openForWriting(path);
    file.exec("pragma busy_timeout = 5000");
    const dialect = new SqliteDialect({ database: sqliteDriver(file) });
    const insertRows = rowInserter(file);
    const database = new Kysely<Schema>({ dialect });
    return {
      database,
      sharedByManyNodes: false,
      locksRows: false,
      valuesPerStatement: maximumParameters,
      // The file has one connection, so the rows are a part of whatever transaction is open on it.
      insert: async (_transaction, table, rows) => insertRows(table, rows),
      isTransient: () => false,
      async close() {
        await database.destroy();
        // Kysely closes a database only after its first use.
        if (file.isOpen) file.close();
        claim?.release();
      },
    };
  } catch (error) {
    claim?.release();
    throw error;
  }
}

/** SQLite gives its log and index the permissions of the file. */
function openForWriting(path: string): DatabaseSync {
  closeSync(openSync(path, "a", 0o600));
  chmodSync(path, 0o600);
  const file = new DatabaseSync(path);
  file.exec("pragma journal_mode = wal; pragma synchronous = full");
  return file;
}
