import {
  type AccountReader,
  type LoginProfile,
  loginProfiles,
  type User,
} from "@ostiary/directory";
import { noSuchEntity } from "../find-entity.ts";

/** The login profile of a user. */
export function requireLoginProfile(account: AccountReader, user: User): LoginProfile {
  const profile = account.get(loginProfiles, user.id);
  if (profile === undefined) {
    throw noSuchEntity(`Login Profile for User ${user.userName} cannot be found.`);
  }
  return profile;
}

/** A login profile as answers show it. */
export const wireLoginProfile = (user: User, profile: LoginProfile) => ({
  UserName: user.userName,
  CreateDate: new Date(profile.createDate),
  PasswordResetRequired: profile.passwordResetRequired,
});
