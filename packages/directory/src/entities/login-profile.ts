import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** The password of a user; its id is the user's unique id, or the account's id for the root user. */
export interface LoginProfile extends StoredRecord {
  readonly createDate: number;
  /** The argon2id hash of the password. */
  readonly passwordHash: string;
  /** When the password was last set: its expiry counts from here. */
  readonly passwordChanged: number;
  /** A new password has to be set at the next sign-in. */
  readonly passwordResetRequired: boolean;
}

export const loginProfiles = table<LoginProfile>({ kind: "login-profile", indexes: {} });

/** The hashes of a user's earlier passwords, newest first, under the user's id; they outlive the login profile. */
export interface PasswordHistory extends StoredRecord {
  readonly hashes: readonly string[];
}

export const passwordHistories = table<PasswordHistory>({ kind: "password-history", indexes: {} });
