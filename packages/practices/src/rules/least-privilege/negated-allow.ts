import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { asEvidence } from "../../model/granted.ts";

/** Allow with NotAction, NotResource or NotPrincipal. */
export const negatedAllow = accountRule({
  id: "03.notaction-allow",
  practice: 3,
  title: "A policy allows everything but a list",
  severity: "medium",
  rationale:
    "Allow with NotAction, NotResource or NotPrincipal grants all that the author did not think of, and all that comes.",
  remedy: "Allow by a list of what is needed, and deny by another what must never be.",
  needs: ["authorization-details"],
  *check({ model }) {
    const policies = [
      ...model.customerPolicies,
      ...model.inlinePolicies,
      ...model.roles.map(({ trust }) => trust),
      ...model.resourcePolicies,
    ];
    for (const policy of policies) {
      const statements = (policy.policy?.statements ?? []).filter(
        ({ effect, actions, resources, principals }) =>
          effect === "Allow" &&
          (actions.negated || resources?.negated === true || principals?.negated === true),
      );
      if (statements.length === 0) continue;
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} allows by what it does not name.`,
        evidence: asEvidence(policy, statements),
      };
    }
  },
});
