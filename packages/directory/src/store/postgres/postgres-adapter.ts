import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { StoreAdapter } from "../adapter.ts";
import type { Schema } from "../schema.ts";

/** PostgreSQL's limit on parameters in one statement. */
const maximumParameters = 65_535;

/**
 * States after which the same transaction may succeed ("PostgreSQL Error Codes"): serialisation failure, deadlock, a primary
 * that became a standby, a server that shuts down or starts.
 */
const transientStates = new Set(["40001", "40P01", "25006", "57P01", "57P02", "57P03"]);

const int8 = 20;

/** Revisions and epoch milliseconds fit a double exactly; what doesn't is refused rather than rounded. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("An integer past 2^53 in the database.");
  return value;
}

/** A PostgreSQL database, shared by as many nodes as there are. */
export function postgresAdapter(url: string): StoreAdapter {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, safeInteger);
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    database,
    sharedByManyNodes: true,
    rowsPerStatement: (columns) => Math.floor(maximumParameters / columns),
    isTransient: (error) =>
      error instanceof pg.DatabaseError && transientStates.has(error.code ?? ""),
    close: () => database.destroy(),
  };
}
