import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { userOrCaller } from "../users/user-or-caller.ts";
import { requireLoginProfile, wireLoginProfile } from "./login-profile.ts";

export const getLoginProfile = operation("iam", "GetLoginProfile", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const user = userOrCaller(scope, UserName);
    const profile = requireLoginProfile(scope.account, user);
    return { LoginProfile: wireLoginProfile(user, profile) };
  },
});
