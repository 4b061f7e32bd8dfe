import { forgetFailedGuesses, loginProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { userTarget } from "../targets.ts";
import { requireLoginProfile } from "./login-profile.ts";
import { newPassword, setPassword } from "./new-password.ts";

export const updateLoginProfile = operation("iam", "UpdateLoginProfile", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  async prepare({ UserName, Password }, scope) {
    const user = requireUser(scope.account, UserName);
    requireLoginProfile(scope.account, user);
    return Password === undefined ? undefined : await newPassword(scope, user, Password);
  },
  run({ UserName, PasswordResetRequired }, scope, password) {
    const { account } = scope;
    const user = requireUser(account, UserName);
    const profile = requireLoginProfile(account, user);
    const passwordResetRequired = PasswordResetRequired ?? profile.passwordResetRequired;
    if (password === undefined) account.put(loginProfiles, { ...profile, passwordResetRequired });
    else {
      setPassword(scope, user, password, passwordResetRequired);
      forgetFailedGuesses(account, user.id);
    }
    return {};
  },
});
