import { accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { allowsOnEverything, asEvidence } from "../../model/granted.ts";
import { asksFor } from "../../model/trusted.ts";

/** Policies that let their holders pass any role to any service. */
export const passAnyRole = accountRule({
  id: "03.passrole-star",
  practice: 3,
  title: "A policy lets any role be passed to any service",
  severity: "high",
  rationale:
    "Who may pass any role to something that runs what he says may do what the mightiest of the roles may.",
  remedy: "Name the roles in the statement's resource, and the service in iam:PassedToService.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const policy of [...model.customerPolicies, ...model.inlinePolicies]) {
      const statements = allowsOnEverything(policy, "iam:PassRole").filter(
        (statement) => !asksFor(statement, "iam:PassedToService", "iam:AssociatedResourceArn"),
      );
      if (statements.length === 0) continue;
      yield {
        subject: policySubject(policy),
        part: policy.name,
        message: `The policy ${policy.name} lets any role be passed to any service.`,
        evidence: asEvidence(policy, statements),
      };
    }
  },
});
