import type { PasswordPolicySnapshot } from "../../snapshot/index.ts";
import type { Fixer } from "../fixer.ts";

/** What AWS asks for where an account has no policy ("Set a password policy": the default). */
const awsDefault: PasswordPolicySnapshot = {
  minimumPasswordLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercaseCharacters: false,
  requireLowercaseCharacters: false,
  allowUsersToChangePassword: false,
};

/** Asks for more of passwords; what the policy asks for already stays. */
export const strongerPasswordPolicy: Fixer = {
  rules: ["11.password-policy"],
  fixes({ model, findings, thresholds }) {
    const [finding] = findings;
    const current = model.account.passwordPolicy;
    if (finding === undefined || current === undefined) return [];
    const before = current === false ? awsDefault : current;
    const policy: PasswordPolicySnapshot = {
      ...before,
      allowUsersToChangePassword: current === false ? true : before.allowUsersToChangePassword,
      minimumPasswordLength: Math.max(
        before.minimumPasswordLength,
        thresholds.minimumPasswordLength,
      ),
      passwordReusePrevention: Math.max(
        before.passwordReusePrevention ?? 0,
        thresholds.passwordReusePrevention,
      ),
      requireSymbols: true,
      requireNumbers: true,
      requireUppercaseCharacters: true,
      requireLowercaseCharacters: true,
    };
    return [
      {
        title: "Ask for stronger passwords",
        findings: [finding.fingerprint],
        changes: [{ do: "set-password-policy", policy }],
        undo: current === false ? [] : [{ do: "set-password-policy", policy: current }],
        ...(current === false && {
          notUndone:
            "The account had no policy: aws iam delete-account-password-policy takes it away.",
        }),
      },
    ];
  },
};
