import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";
import { administration } from "../../model/administrator.ts";

/** Users who may do everything, and prove themselves by one secret. */
export const administratorWithoutMfa = accountRule({
  id: "05.mfa-admin",
  practice: 5,
  title: "An administrator has no MFA device",
  severity: "critical",
  rationale: "One secret stands between anybody and the whole account.",
  remedy: "Register a security key for the administrator, and let policies ask for MFA.",
  needs: ["authorization-details", "credential-report"],
  equivalents: { prowler: ["iam_administrator_access_with_mfa"] },
  *check({ account, model }) {
    for (const user of model.users) {
      const { password, accessKeys = [], mfaActive, mfaDevices = [] } = user.snapshot.credentials;
      const usable = password !== false || accessKeys.some(({ active }) => active);
      if (!usable || mfaActive === true || mfaDevices.length > 0) continue;
      const requests = administration(user, account.id, model.partition);
      if (requests === undefined) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} may do everything and has no MFA device.`,
        evidence: requests.map((request) => ({ kind: "request", request, result: "allowed" })),
      };
    }
  },
});
