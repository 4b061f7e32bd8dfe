import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users with active keys and no MFA device. Those with a console password are `05.mfa-console`. */
export const userWithoutMfa = accountRule({
  id: "05.mfa-any",
  practice: 5,
  title: "A user with access keys has no MFA device",
  severity: "medium",
  rationale:
    "A key alone is enough for everything that the user may; where the user is a person, MFA can be asked for in the API too.",
  remedy:
    "Register a device and ask for MFA in the user's policies; for a program, use a role instead of a user.",
  needs: ["credential-report"],
  equivalents: { securityHub: ["IAM.19"] },
  *check({ account }) {
    for (const user of account.users) {
      const { password, accessKeys = [], mfaActive, mfaDevices = [] } = user.credentials;
      if (password !== false || mfaActive === true || mfaDevices.length > 0) continue;
      const active = accessKeys.filter((key) => key.active).length;
      if (active === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has ${active} active access ${active === 1 ? "key" : "keys"} and no MFA device.`,
        evidence: [],
      };
    }
  },
});
