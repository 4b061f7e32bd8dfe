import type { Insertable, Kysely, Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** A database with what sets its kind apart, as capabilities: shared code asks these and never for the dialect. */
export interface StoreAdapter {
  readonly database: Kysely<Schema>;
  /** Whether other processes may commit to the same database. */
  readonly sharedByManyNodes: boolean;
  /** Whether SELECT … FOR UPDATE locks a row; where not, a transaction that writes is alone anyway. */
  readonly locksRows: boolean;
  /** How many values fit one statement. */
  readonly valuesPerStatement: number;
  /** Inserts rows, all with the same columns, as a part of a transaction. */
  insert<T extends keyof Schema>(
    transaction: Transaction<Schema>,
    table: T,
    rows: readonly Insertable<Schema[T]>[],
  ): Promise<void>;
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
