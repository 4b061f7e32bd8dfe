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
  /** Which tokens STS gives out at its global endpoint; absent: 1. It shows in the account's summary, and changes nothing else here. */
  readonly globalEndpointTokenVersion?: 1 | 2;
  /** Its organization has closed it: nobody can act in it. */
  readonly closed?: true;
  /** The account property `RoleManager/Enabled`; absent: false. */
  readonly roleManagerEnabled?: boolean;
}

export const accounts = table<Account>({ kind: "account", indexes: {} });
