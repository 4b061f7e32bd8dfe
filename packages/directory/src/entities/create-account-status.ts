import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** What became of a request to make an account; its id begins with `car-`. It lies in the management account. */
export interface CreateAccountStatus extends StoredRecord {
  readonly accountName: string;
  readonly state: "SUCCEEDED" | "FAILED";
  readonly requestDate: number;
  readonly accountId?: string;
  readonly govCloudAccountId?: string;
  readonly failureReason?: "EMAIL_ALREADY_EXISTS" | "ACCOUNT_LIMIT_EXCEEDED" | "INTERNAL_FAILURE";
}

export const createAccountStatuses = table<CreateAccountStatus>({
  kind: "create-account-status",
  indexes: { state: ({ state }) => [state] },
});
