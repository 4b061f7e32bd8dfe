import { organizationPolicies } from "@ostiary/directory";
import { policyAnswer } from "../answers.ts";
import { policyTarget, requireOwnPolicy } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { requirePolicyContent } from "./policy-content.ts";
import { policyTypeContext } from "./policy-context.ts";
import { requireFreePolicyName } from "./policy-name.ts";

export const updatePolicy = organizationWrite("UpdatePolicy", {
  audience: "management",
  resource: ({ PolicyId }, { own }) => policyTarget(own, PolicyId),
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run({ PolicyId, Name, Description, Content }, scope) {
    const { own } = scope;
    const policy = requireOwnPolicy(own, PolicyId);
    if (Content !== undefined) requirePolicyContent(scope, policy.type, Content);
    if (Name !== undefined && Name !== policy.name) {
      requireFreePolicyName(own.management, policy.type, Name);
    }
    const updated = {
      ...policy,
      ...(Name !== undefined && { name: Name }),
      ...(Description !== undefined && { description: Description }),
      ...(Content !== undefined && { content: Content }),
    };
    own.management.put(organizationPolicies, updated);
    return { Policy: policyAnswer(own, updated) };
  },
});
