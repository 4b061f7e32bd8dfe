import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { passwordOwner, requireLoginProfile, wireLoginProfile } from "./login-profile.ts";

export const getLoginProfile = operation("iam", "GetLoginProfile", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const user = passwordOwner(scope, UserName);
    const profile = requireLoginProfile(scope.account, user);
    return { LoginProfile: wireLoginProfile(user, profile) };
  },
});
