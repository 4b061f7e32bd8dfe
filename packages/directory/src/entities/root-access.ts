import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** What of centralised root access an organization has enabled; in the management account's space, under the organization's id. */
export interface RootAccess extends StoredRecord {
  readonly rootCredentialsManagement: boolean;
  readonly rootSessions: boolean;
}

export const rootAccesses = table<RootAccess>({ kind: "root-access", indexes: {} });
