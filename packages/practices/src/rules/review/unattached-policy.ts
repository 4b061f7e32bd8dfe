import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";

/** Policies of the account that nothing uses, neither as a grant nor as a boundary. */
export const unattachedPolicy = accountRule({
  id: "10.policy-unattached",
  practice: 10,
  title: "A policy is attached to nothing",
  severity: "low",
  rationale: "It is reviewed by nobody, and one call away from granting what it says.",
  remedy: "Delete it, or note in its description what it is kept for.",
  needs: ["authorization-details"],
  *check({ account, model }) {
    const { users, groups, roles } = account;
    const used = new Set([
      ...[...users, ...groups, ...roles].flatMap(({ attachedPolicies }) => attachedPolicies),
      ...[...users, ...roles].map(({ permissionsBoundary }) => permissionsBoundary),
    ]);
    for (const policy of model.customerPolicies) {
      if (used.has(policy.holder)) continue;
      yield {
        subject: policySubject(policy),
        message: `The policy ${policy.name} is attached to nothing and bounds nobody.`,
        evidence: [],
      };
    }
  },
});
