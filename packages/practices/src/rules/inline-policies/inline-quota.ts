import { accountRule } from "../../audit/rule.ts";
import { groupSubject, roleSubject, userSubject } from "../../audit/subjects.ts";

/** Managed policies that a user, group or role may have by default ("IAM and AWS STS quotas"). */
const attachedQuota = 10;

/** Principals whose inline policies do not all fit in as managed ones. */
export const inlineQuota = accountRule({
  id: "09.inline-quota",
  practice: 9,
  title: "Inline policies would not all fit as managed ones",
  severity: "low",
  rationale: "Each principal takes ten managed policies: a move one to one would stop half-way.",
  remedy: "Put several of the inline policies into one managed policy of up to 6,144 characters.",
  needs: ["authorization-details"],
  *check({ account }) {
    const holders = [
      ...account.users.map((holder) => ({ holder, subject: userSubject(holder) })),
      ...account.groups.map((holder) => ({ holder, subject: groupSubject(holder) })),
      ...account.roles.map((holder) => ({ holder, subject: roleSubject(holder) })),
    ];
    for (const { holder, subject } of holders) {
      const inline = holder.inlinePolicies.length;
      const all = inline + holder.attachedPolicies.length;
      if (inline === 0 || all <= attachedQuota) continue;
      yield {
        subject,
        message: `The ${subject.type} ${subject.name} has ${inline} inline and ${holder.attachedPolicies.length} managed policies; ${attachedQuota} managed ones fit.`,
        evidence: [],
      };
    }
  },
});
