import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";

/** The connection broke or could not be made: what was under way on it may or may not have happened. */
export class ConnectionLostError extends Error {
  override readonly name = "ConnectionLostError";
}

/** States in which the server, not the statement, is the trouble; another connection may reach a better one. */
const serverStates = new Set(["25006", "25P03", "57P01", "57P02", "57P03", "57P05"]);

/** Whether a server that answers with this error should not be asked again on the same connection. */
export const isServerTrouble = (error: pg.DatabaseError): boolean =>
  serverStates.has(error.code ?? "") || error.code?.startsWith("08") === true;

/**
 * A pool that gives no broken connection out again, nor one to a server that is shutting down or became a standby. Errors that
 * are not the database's own answer become ConnectionLostError.
 */
export function connectionPool(config: pg.PoolConfig): PostgresPool {
  const pool = new pg.Pool(config);
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  return {
    connect: () => pool.connect().then(guarded, lost),
    end: () => pool.end(),
  };
}

function lost(error: unknown): never {
  if (error instanceof pg.DatabaseError) throw error;
  throw new ConnectionLostError("The connection to PostgreSQL was lost.", { cause: error });
}

function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  // A connection can also break between two statements, when no query is there to fail.
  const onError = (): void => {
    broken = true;
  };
  client.on("error", onError);

  async function query(text: unknown, parameters: readonly unknown[] = []) {
    if (typeof text !== "string") throw new TypeError("Cursors are not supported.");
    try {
      const { command, rowCount, rows } = await client.query(text, [...parameters]);
      return { command, rowCount, rows };
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || isServerTrouble(error)) broken = true;
      return lost(error);
    }
  }

  return {
    // INVARIANT: Kysely reads the rows as what its own query builder says they are; a cursor is never asked for.
    query: query as PostgresPoolClient["query"],
    release(discard) {
      client.off("error", onError);
      client.release(broken || discard === true);
    },
  };
}
