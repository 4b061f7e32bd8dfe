import { forgetFailedGuesses, loginProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { passwordOwner, requireLoginProfile } from "./login-profile.ts";
import { keepHash } from "./new-password.ts";

export const deleteLoginProfile = operation("iam", "DeleteLoginProfile", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const user = passwordOwner(scope, UserName);
    const profile = requireLoginProfile(scope.account, user);
    // A profile that is made anew must not bring an earlier password back.
    keepHash(scope, user.id, profile.passwordHash);
    scope.account.delete(loginProfiles, profile.id);
    forgetFailedGuesses(scope.account, user.id);
    return {};
  },
});
