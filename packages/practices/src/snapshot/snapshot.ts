import type { AccountSnapshot } from "./account.ts";
import type { OrganizationSnapshot } from "./organization.ts";

/** The version of this model; it grows by optional members, and gets a new number where a reader would be misled. */
export const snapshotSchema = "ostiary-snapshot/1";

/** What an audit reads: accounts as they stood at one time, and what could not be read of them. */
export interface Snapshot {
  readonly schema: typeof snapshotSchema;
  /** ISO 8601; ages are counted to this. */
  readonly takenAt: string;
  readonly partition: string;
  readonly source: { readonly tool: string; readonly version: string };
  readonly accounts: readonly AccountSnapshot[];
  readonly organization?: OrganizationSnapshot;
  /** SHA-256 of each file that was read, by its name. */
  readonly files?: Readonly<Record<string, string>>;
}
