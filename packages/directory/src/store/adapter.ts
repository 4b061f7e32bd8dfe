import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** A database with what sets its kind apart, as capabilities: shared code asks these and never for the dialect. */
export interface StoreAdapter {
  readonly database: Kysely<Schema>;
  /** Whether other processes may commit to the same database. */
  readonly sharedByManyNodes: boolean;
  /** How many rows fit one statement, given the number of columns. */
  readonly rowsPerStatement: (columns: number) => number;
  /** Whether a failed transaction may succeed when it is run again. */
  readonly isTransient: (error: unknown) => boolean;
  close(): Promise<void>;
}

/** The database refused or was out of reach; nothing was changed. */
export class DirectoryUnavailableError extends Error {
  override readonly name = "DirectoryUnavailableError";
}
