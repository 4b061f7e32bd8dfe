import { type AccountReader, type LoginProfile, loginProfiles } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { userOrCaller } from "../users/user-or-caller.ts";

/** Whose password one is. */
export interface PasswordOwner {
  /** Unique id of the user, or the account's id for the root user. */
  readonly id: string;
  readonly userName: string;
}

/**
 * The user that is named, or the caller. "When you make this request with root user credentials, you must use an AssumeRoot session to
 * omit the user name" ("GetLoginProfile").
 */
export function passwordOwner(scope: Scope, name: string | undefined): PasswordOwner {
  return name === undefined && scope.caller.claims?.kind === "root-task"
    ? { id: scope.account.accountId, userName: "root" }
    : userOrCaller(scope, name);
}

/** The login profile of a user. */
export function requireLoginProfile(account: AccountReader, user: PasswordOwner): LoginProfile {
  const profile = account.get(loginProfiles, user.id);
  if (profile === undefined) {
    throw noSuchEntity(`Login Profile for User ${user.userName} cannot be found.`);
  }
  return profile;
}

/** A login profile as answers show it. */
export const wireLoginProfile = (user: PasswordOwner, profile: LoginProfile) => ({
  UserName: user.userName,
  CreateDate: new Date(profile.createDate),
  PasswordResetRequired: profile.passwordResetRequired,
});
