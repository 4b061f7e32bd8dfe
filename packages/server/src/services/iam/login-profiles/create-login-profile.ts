import { loginProfiles, type User } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation, type Scope } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { userOrCaller } from "../users/user-or-caller.ts";
import { wireLoginProfile } from "./login-profile.ts";
import { newPassword, setPassword } from "./new-password.ts";

function userWithoutProfile(scope: Scope, name: string | undefined): User {
  const user = userOrCaller(scope, name);
  if (scope.account.get(loginProfiles, user.id) !== undefined) {
    throw serviceError(
      "EntityAlreadyExists",
      `Login Profile for user ${user.userName} already exists.`,
    );
  }
  return user;
}

export const createLoginProfile = operation("iam", "CreateLoginProfile", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  async prepare({ UserName, Password }, scope) {
    const user = userWithoutProfile(scope, UserName);
    // The model lets it be absent for AssumeRoot only.
    if (Password === undefined) {
      throw serviceError(
        "ValidationError",
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
      );
    }
    return await newPassword(scope, user, Password);
  },
  run({ UserName, PasswordResetRequired = false }, scope, password) {
    const user = userWithoutProfile(scope, UserName);
    const profile = setPassword(scope, user, password, PasswordResetRequired);
    return { LoginProfile: wireLoginProfile(user, profile) };
  },
});
