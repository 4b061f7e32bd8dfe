import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";
import { administration } from "../../model/administrator.ts";

/** Administrators whose second factor can be phished. */
export const administratorWithVirtualMfa = accountRule({
  id: "05.mfa-hw",
  practice: 5,
  title: "An administrator's only MFA is a virtual device",
  severity: "low",
  rationale:
    "A code can be phished in the moment it is typed; a security key answers to the right site alone.",
  remedy: "Register a FIDO2 security key or a passkey for the administrator.",
  needs: ["authorization-details", "mfa-devices"],
  equivalents: { prowler: ["iam_user_hardware_mfa_enabled"] },
  *check({ account, model }) {
    for (const user of model.users) {
      const devices = user.snapshot.credentials.mfaDevices ?? [];
      if (devices.length === 0 || devices.some(({ kind }) => kind !== "virtual")) continue;
      if (administration(user, account.id, model.partition) === undefined) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} may do everything, and every MFA device of it is virtual.`,
        evidence: devices.map(({ serialNumber }) => ({
          kind: "fact",
          what: "MFA device",
          value: serialNumber,
        })),
      };
    }
  },
});
