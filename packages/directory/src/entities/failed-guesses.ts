import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** Wrong guesses of one secret in a row, under the serial number of an MFA device or the id of a user with a password. */
export interface FailedGuesses extends StoredRecord {
  readonly count: number;
  readonly last: number;
}

export const failedGuesses = table<FailedGuesses>({ kind: "failed-guesses", indexes: {} });
