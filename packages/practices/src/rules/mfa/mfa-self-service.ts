import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";
import { byPassword, mfaStatements } from "../../model/mfa-policy.ts";
import { possible } from "../../model/possible.ts";

/** Users who must use MFA and cannot register a device. */
export const mfaSelfService = accountRule({
  id: "05.mfa-self-service",
  practice: 5,
  title: "A user must use MFA and cannot register a device",
  severity: "medium",
  rationale:
    "A user who is locked out asks an administrator to lift the rule, and it stays lifted.",
  remedy:
    "Except iam:CreateVirtualMFADevice and iam:EnableMFADevice on the user's own device from the denial, and grant them.",
  needs: ["authorization-details", "credential-report"],
  *check({ account, model, snapshot }) {
    for (const user of model.users) {
      const { password, mfaActive, mfaDevices = [] } = user.snapshot.credentials;
      if (password === false || mfaActive === true || mfaDevices.length > 0) continue;
      if (!user.policies.some((policy) => mfaStatements(policy).length > 0)) continue;
      const device = `arn:${snapshot.partition}:iam::${account.id}:mfa/${user.name}`;
      const wishes = [
        { action: "iam:CreateVirtualMFADevice", resources: [device], context: byPassword },
        { action: "iam:EnableMFADevice", resources: [user.arn], context: byPassword },
      ];
      const refused = wishes.filter((wish) => possible(user, wish).possible === "no");
      if (refused.length === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has no MFA device, and may not do ${refused.map(({ action }) => action).join(" and ")} to get one.`,
        evidence: refused.map(({ action, resources }) => ({
          kind: "fact",
          what: "refused without MFA",
          value: `${action} on ${resources[0]}`,
        })),
      };
    }
  },
});
