import type { PasswordPolicy } from "@ostiary/directory";
import { accounts } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { accountOf, passwordDefaults } from "./account-record.ts";

export const updateAccountPasswordPolicy = operation("iam", "UpdateAccountPasswordPolicy", {
  access: "write",
  run(input, scope) {
    const given: PasswordPolicy = {
      minimumPasswordLength: input.MinimumPasswordLength ?? passwordDefaults.minimumPasswordLength,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
      requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
      allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
      ...(input.MaxPasswordAge !== undefined && { maxPasswordAge: input.MaxPasswordAge }),
      ...(input.PasswordReusePrevention !== undefined && {
        passwordReusePrevention: input.PasswordReusePrevention,
      }),
      ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
    };
    scope.account.put(accounts, { ...accountOf(scope), passwordPolicy: given });
    return {};
  },
});
