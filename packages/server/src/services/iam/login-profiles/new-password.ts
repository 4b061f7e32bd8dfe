import {
  hashPassword,
  type LoginProfile,
  loginProfiles,
  passwordHistories,
  verifyPassword,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope, WriteScope } from "../../../operation.ts";
import type { PasswordOwner } from "./login-profile.ts";
import { passwordPolicyViolation, requireConforming, reusePrevention } from "./password-policy.ts";

/** A password that conforms, hashed, and the hash of the one that it is to replace. */
export interface NewPassword {
  readonly hash: string;
  readonly replaces: string | undefined;
}

/** PasswordPolicyViolation: the password was set before. */
export const reusedPassword = () =>
  passwordPolicyViolation(
    "Policy constraint violation with password reuse prevention during password change.",
  );

/** Holds a password against the account's policy and hashes it; takes as long as argon2id does, once for each password kept. */
export async function newPassword(
  scope: Scope,
  user: PasswordOwner,
  password: string,
): Promise<NewPassword> {
  const { account } = scope;
  requireConforming(scope, password);
  const replaces = account.get(loginProfiles, user.id)?.passwordHash;
  const prevented = reusePrevention(scope);
  if (prevented > 0) {
    const earlier = account.get(passwordHistories, user.id)?.hashes.slice(0, prevented) ?? [];
    for (const hash of [...(replaces === undefined ? [] : [replaces]), ...earlier]) {
      if (await verifyPassword(hash, password)) throw reusedPassword();
    }
  }
  return { hash: await hashPassword(password), replaces };
}

/** Sets a prepared password, and keeps the hash of the one before as long as the account's policy needs it. */
export function setPassword(
  scope: WriteScope,
  user: PasswordOwner,
  password: NewPassword,
  passwordResetRequired: boolean,
): LoginProfile {
  const { account, now } = scope;
  const before = account.get(loginProfiles, user.id);
  if (before?.passwordHash !== password.replaces) {
    throw serviceError(
      "EntityTemporarilyUnmodifiable",
      `Login Profile for User ${user.userName} cannot be modified while login profile is being created.`,
    );
  }
  if (before !== undefined) keepHash(scope, user.id, before.passwordHash);
  const profile: LoginProfile = {
    id: user.id,
    createDate: before?.createDate ?? now,
    passwordHash: password.hash,
    passwordChanged: now,
    passwordResetRequired,
  };
  account.put(loginProfiles, profile);
  return profile;
}

/** Keeps the hash of a password that is one no more. */
export function keepHash(scope: WriteScope, userId: string, hash: string): void {
  const { account } = scope;
  const kept = account.get(passwordHistories, userId)?.hashes ?? [];
  const hashes = [hash, ...kept].slice(0, reusePrevention(scope));
  if (hashes.length > 0) account.put(passwordHistories, { id: userId, hashes });
  else if (kept.length > 0) account.delete(passwordHistories, userId);
}
