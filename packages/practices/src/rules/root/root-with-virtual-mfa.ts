import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";
import { canSignIn } from "./managed-centrally.ts";

/** Root whose second factor can be phished. */
export const rootWithVirtualMfa = accountRule({
  id: "01.root-hw-mfa",
  practice: 1,
  title: "Root's only MFA is a virtual device",
  severity: "medium",
  rationale:
    "A code can be phished and its seed copied; a security key answers to the right site alone.",
  remedy: "Register a FIDO2 security key for root, and a second one that is kept elsewhere.",
  needs: ["credential-report", "mfa-devices"],
  equivalents: {
    cis3: ["1.6"],
    cis5: ["1.5"],
    securityHub: ["IAM.6"],
    prowler: ["iam_root_hardware_mfa_enabled"],
  },
  *check(subject) {
    const { account, snapshot } = subject;
    const devices = account.root?.mfaDevices ?? [];
    if (!canSignIn(subject) || account.root?.mfaActive !== true) return;
    if (devices.some(({ kind }) => kind !== "virtual") || devices.length === 0) return;
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: "Every MFA device of root is virtual.",
      evidence: devices.map(({ serialNumber }) => ({
        kind: "fact",
        what: "MFA device",
        value: serialNumber,
      })),
    };
  },
});
