import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users who sign in to the console with a password alone. */
export const consoleUserWithoutMfa = accountRule({
  id: "05.mfa-console",
  practice: 5,
  title: "A user signs in to the console without MFA",
  severity: "high",
  rationale:
    "Whoever learns the password is the user: it is phished, guessed or found in a leak, and nothing else is asked for.",
  remedy:
    "Let the user register an MFA device, and deny everything but that as long as no MFA was used.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.10"],
    cis5: ["1.9"],
    securityHub: ["IAM.5"],
    prowler: ["iam_user_mfa_enabled_console_access"],
  },
  *check({ account }) {
    for (const user of account.users) {
      const { password, mfaActive, mfaDevices } = user.credentials;
      if (password === undefined || password === false) continue;
      if (mfaActive ?? (mfaDevices ?? []).length > 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has a console password and no MFA device.`,
        evidence: [
          {
            kind: "fact",
            what: "password last used",
            value: password.lastUse?.at ?? "never, or not known",
          },
        ],
      };
    }
  },
});
