import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** A database with what sets its kind apart, as capabilities: shared code asks these and never for the dialect. */
export interface StoreAdapter {
  readonly database: Kysely<Schema>;
  /** Whether other processes may commit to the same database. */
  readonly sharedByManyNodes: boolean;
  /** Whether SELECT … FOR UPDATE locks a row; where not, a transaction that writes is alone anyway. */
  readonly locksRows: boolean;
  /** How many rows fit one statement, given the number of columns. */
  readonly rowsPerStatement: (columns: number) => number;
  /** Whether a failed transaction may succeed when it is run again, on the same connection or a new one. */
  readonly isTransient: (error: unknown) => boolean;
  close(): Promise<void>;
}

/**
 * The database refused or was out of reach, and nothing of the transaction shows. Where the connection broke in the very COMMIT
 * and the database did not come back in time, the transaction may turn out to have been made when it does.
 */
export class DirectoryUnavailableError extends Error {
  override readonly name = "DirectoryUnavailableError";
}
