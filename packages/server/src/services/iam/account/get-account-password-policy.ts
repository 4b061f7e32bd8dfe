import { operation } from "../../../operation.ts";
import { accountOf, noPasswordPolicy } from "./account-record.ts";

export const getAccountPasswordPolicy = operation("iam", "GetAccountPasswordPolicy", {
  access: "read",
  run(_input, scope) {
    const { passwordPolicy: policy } = accountOf(scope);
    if (policy === undefined) throw noPasswordPolicy(scope.account.accountId);
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumPasswordLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercaseCharacters,
        RequireLowercaseCharacters: policy.requireLowercaseCharacters,
        AllowUsersToChangePassword: policy.allowUsersToChangePassword,
        ExpirePasswords: policy.maxPasswordAge !== undefined && policy.maxPasswordAge > 0,
        ...(policy.maxPasswordAge !== undefined && { MaxPasswordAge: policy.maxPasswordAge }),
        ...(policy.passwordReusePrevention !== undefined && {
          PasswordReusePrevention: policy.passwordReusePrevention,
        }),
        ...(policy.hardExpiry !== undefined && { HardExpiry: policy.hardExpiry }),
      },
    };
  },
});
