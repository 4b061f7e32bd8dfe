import { randomBytes } from "node:crypto";
import { hashPassword, loginProfiles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation, type Scope } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { type PasswordOwner, passwordOwner, wireLoginProfile } from "./login-profile.ts";
import { newPassword, setPassword } from "./new-password.ts";

function ownerWithoutProfile(scope: Scope, name: string | undefined): PasswordOwner {
  const owner = passwordOwner(scope, name);
  if (scope.account.get(loginProfiles, owner.id) !== undefined) {
    throw serviceError(
      "EntityAlreadyExists",
      `Login Profile for user ${owner.userName} already exists.`,
    );
  }
  return owner;
}

/** The password of a member's root user is nobody's: it is set by who recovers it ("Perform a privileged task: allow password recovery"). */
const unknownPassword = async () => ({
  hash: await hashPassword(randomBytes(32).toString("base64")),
  replaces: undefined,
});

export const createLoginProfile = operation("iam", "CreateLoginProfile", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  async prepare({ UserName, Password }, scope) {
    const owner = ownerWithoutProfile(scope, UserName);
    if (owner.id === scope.account.accountId) {
      if (Password === undefined) return await unknownPassword();
      throw serviceError(
        "InvalidInput",
        "Password must be omitted when the request is made with an AssumeRoot session.",
      );
    }
    // The model lets it be absent for AssumeRoot only.
    if (Password === undefined) {
      throw serviceError(
        "ValidationError",
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
      );
    }
    return await newPassword(scope, owner, Password);
  },
  run({ UserName, PasswordResetRequired = false }, scope, password) {
    const owner = ownerWithoutProfile(scope, UserName);
    const profile = setPassword(scope, owner, password, PasswordResetRequired);
    return { LoginProfile: wireLoginProfile(owner, profile) };
  },
});
