import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { StoreAdapter } from "../adapter.ts";
import { chunks } from "../chunks.ts";
import type { Schema } from "../schema.ts";
import { ConnectionLostError, connectionPool, isServerTrouble } from "./connection-pool.ts";

/** PostgreSQL's limit on parameters in one statement. */
const maximumParameters = 65_535;

/** Serialisation failure, deadlock ("PostgreSQL Error Codes"). */
const conflictStates = new Set(["40001", "40P01"]);

const int8 = 20;

/** Revisions and epoch milliseconds fit a double exactly; what doesn't is refused rather than rounded. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("An integer past 2^53 in the database.");
  return value;
}

/** A PostgreSQL database (14 or newer), shared by as many nodes as there are. */
export function postgresAdapter(url: string): StoreAdapter {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, safeInteger);
  const pool = connectionPool({
    connectionString: url,
    application_name: "ostiary",
    types,
    max: 8,
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    // A server that stops answering is given up; a statement that it still works on has ended by then.
    query_timeout: 12_000,
    // The ledger's lock of a node that froze in a transaction goes to the next one.
    idle_in_transaction_session_timeout: 5_000,
  });
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    database,
    sharedByManyNodes: true,
    locksRows: true,
    valuesPerStatement: maximumParameters,
    async insert(transaction, table, rows) {
      const columns = Object.keys(rows[0] ?? {}).length;
      for (const chunk of chunks(rows, Math.floor(maximumParameters / columns))) {
        await transaction.insertInto(table).values(chunk).execute();
      }
    },
    isTransient: (error) =>
      error instanceof ConnectionLostError ||
      (error instanceof pg.DatabaseError &&
        (conflictStates.has(error.code ?? "") || isServerTrouble(error))),
    close: () => database.destroy(),
  };
}
