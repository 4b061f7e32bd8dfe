import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";
import { canSignIn, managedCentrally } from "./managed-centrally.ts";

/** Root without a second factor. */
export const rootWithoutMfa = accountRule({
  id: "01.root-mfa",
  practice: 1,
  title: "Root has no MFA device",
  severity: "critical",
  rationale: "Whoever has the password, or the mailbox that can reset it, has the whole account.",
  remedy:
    "Register a security key for root; in an organization, manage the members' root credentials centrally and delete them.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.5"],
    cis5: ["1.4"],
    securityHub: ["IAM.9"],
    prowler: ["iam_root_mfa_enabled"],
  },
  *check(subject) {
    const { account, snapshot } = subject;
    if (!canSignIn(subject) || account.root?.mfaActive !== false) return;
    const central = managedCentrally(subject);
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: central
        ? "Root has a password and no MFA device, though the organization manages root credentials: they can be deleted."
        : "Root has no MFA device.",
      evidence: [{ kind: "fact", what: "mfa_active of root", value: "false" }],
    };
  },
});
