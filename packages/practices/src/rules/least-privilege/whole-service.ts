import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { asEvidence, wholeServices } from "../../model/granted.ts";

/** Policies of the account that grant a whole service on everything. */
export const wholeService = accountRule({
  id: "03.service-star",
  practice: 3,
  title: "A policy grants a whole service on everything",
  severity: "medium",
  rationale: "It grants what the service will offer next year, too, and deletion with reading.",
  remedy: "List the actions that are used, and the resources that they are used on.",
  needs: ["authorization-details"],
  equivalents: {
    securityHub: ["IAM.21"],
    prowler: [
      "iam_policy_no_full_access_to_kms",
      "iam_policy_no_full_access_to_cloudtrail",
      "iam_inline_policy_no_full_access_to_kms",
      "iam_inline_policy_no_full_access_to_cloudtrail",
      "iam_no_custom_policy_permissive_role_assumption",
    ],
  },
  *check({ model }) {
    for (const policy of [...model.customerPolicies, ...model.inlinePolicies]) {
      const statements = (policy.policy?.statements ?? []).filter(
        (one) => wholeServices(one).length > 0,
      );
      if (statements.length === 0) continue;
      const services = [...new Set(statements.flatMap(wholeServices))].toSorted();
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} grants everything of ${services.join(", ")} on every resource.`,
        evidence: asEvidence(policy, statements),
      };
    }
  },
});
