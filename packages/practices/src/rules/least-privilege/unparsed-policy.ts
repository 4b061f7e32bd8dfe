import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";

/** Policies that AWS would not take. */
export const unparsedPolicy = accountRule({
  id: "03.invalid",
  practice: 3,
  title: "A policy does not parse",
  severity: "medium",
  rationale:
    "What a policy that does not parse grants or denies is not known: no other rule could judge it.",
  remedy: "Mend the document; `ostiary validate` says where.",
  needs: ["authorization-details"],
  *check({ model }) {
    const policies = [
      ...model.customerPolicies,
      ...model.inlinePolicies,
      ...model.roles.map(({ trust }) => trust),
      ...model.resourcePolicies,
    ];
    for (const policy of policies) {
      if (policy.fault === undefined || policy.document === "") continue;
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} does not parse: ${policy.fault}.`,
        evidence: [],
      };
    }
  },
});
