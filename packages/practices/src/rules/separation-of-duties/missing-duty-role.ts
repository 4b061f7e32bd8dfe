import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

/** AWS's policies for duties that somebody should have. */
const duties = [
  { policy: "AWSSupportAccess", what: "talk to AWS Support" },
  { policy: "SecurityAudit", what: "audit the account" },
] as const;

/** Duties for which nobody has AWS's policy. */
export const missingDutyRole = accountRule({
  id: "04.duty-roles",
  practice: 4,
  title: "Nobody has the duty of support, or of audit",
  severity: "low",
  rationale: "When help or an audit is needed in a hurry, an administrator does it.",
  remedy: "Make a role for each duty with AWS's policy for it.",
  needs: ["authorization-details"],
  equivalents: {
    cis3: ["1.17"],
    cis5: ["1.16"],
    securityHub: ["IAM.18"],
    prowler: ["iam_support_role_created", "iam_securityaudit_role_created"],
  },
  *check({ account, snapshot }) {
    const attached = new Set(
      [...account.users, ...account.groups, ...account.roles].flatMap(
        ({ attachedPolicies }) => attachedPolicies,
      ),
    );
    const missing = duties.filter(
      ({ policy }) => !attached.has(`arn:${snapshot.partition}:iam::aws:policy/${policy}`),
    );
    if (missing.length === 0) return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: `Nobody is there to ${missing.map(({ what }) => what).join(", or to ")}.`,
      evidence: missing.map(({ policy }) => ({
        kind: "fact",
        what: "attached to nobody",
        value: policy,
      })),
    };
  },
});
