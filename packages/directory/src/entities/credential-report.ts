import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** The credential report of an account: one record, with the account's id as its id. */
export interface CredentialReport extends StoredRecord {
  readonly generatedTime: number;
  /** CSV. */
  readonly content: string;
}

export const credentialReports = table<CredentialReport>({
  kind: "credential-report",
  indexes: {},
});
