import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { asEvidence, grantsEverything } from "../../model/granted.ts";

/** Policies of the account that grant everything; those that nothing uses are less urgent. */
export const administratorPolicy = accountRule({
  id: "03.admin-policy",
  practice: 3,
  title: "A policy of the account grants everything",
  severity: "high",
  rationale: "Whoever gets this policy is an administrator, under a name that does not say so.",
  remedy:
    "Write what its holders do into it; where somebody is to be an administrator, attach AdministratorAccess.",
  needs: ["authorization-details"],
  equivalents: {
    cis3: ["1.16"],
    cis5: ["1.15"],
    securityHub: ["IAM.1"],
    prowler: [
      "iam_customer_attached_policy_no_administrative_privileges",
      "iam_customer_unattached_policy_no_administrative_privileges",
      "iam_inline_policy_no_administrative_privileges",
    ],
  },
  *check({ account, model }) {
    const used = new Set(
      [...account.users, ...account.groups, ...account.roles].flatMap(
        ({ attachedPolicies }) => attachedPolicies,
      ),
    );
    for (const policy of [...model.customerPolicies, ...model.inlinePolicies]) {
      const statements = (policy.policy?.statements ?? []).filter(grantsEverything);
      if (statements.length === 0) continue;
      const dormant = model.customerPolicies.includes(policy) && !used.has(policy.holder);
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} grants every action on every resource${dormant ? ", and is attached to nothing" : ""}.`,
        ...(dormant && { severity: "medium" }),
        evidence: asEvidence(policy, statements),
      };
    }
  },
});
