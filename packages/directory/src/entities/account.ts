import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** The password policy of an account, as UpdateAccountPasswordPolicy sets it. */
export interface PasswordPolicy {
  readonly minimumPasswordLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireLowercaseCharacters: boolean;
  readonly allowUsersToChangePassword: boolean;
  readonly maxPasswordAge?: number;
  readonly passwordReusePrevention?: number;
  readonly hardExpiry?: boolean;
}

/** An account: one record in its own space, with the account's id (12 digits) as its id. Dates are epoch milliseconds. */
export interface Account extends StoredRecord {
  readonly name: string;
  readonly email?: string;
  readonly createDate: number;
  readonly alias?: string;
  readonly passwordPolicy?: PasswordPolicy;
}

export const accounts = table<Account>({ kind: "account", indexes: {} });
