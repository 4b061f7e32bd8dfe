import { organizationPolicies } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { policyTarget, requireOwnPolicy } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { targetsWith } from "./attachments.ts";
import { policyTypeContext } from "./policy-context.ts";

export const deletePolicy = organizationWrite("DeletePolicy", {
  audience: "management",
  resource: ({ PolicyId }, { own }) => policyTarget(own, PolicyId),
  context: ({ PolicyId }, scope) => policyTypeContext(PolicyId, scope),
  run({ PolicyId }, { own }) {
    const { id } = requireOwnPolicy(own, PolicyId);
    if (targetsWith(own, id).length > 0) {
      throw serviceError(
        "PolicyInUseException",
        "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.",
      );
    }
    own.management.delete(organizationPolicies, id);
    return {};
  },
});
