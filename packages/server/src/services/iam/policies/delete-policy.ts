import { managedPolicies } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { attachmentCount, boundaryUsageCount } from "../attachments.ts";
import { policyTarget } from "../targets.ts";
import { requireCustomerManaged } from "./customer-policy.ts";

export const deletePolicy = operation("iam", "DeletePolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn }, scope) {
    const { account } = scope;
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (attachmentCount(account, PolicyArn) > 0 || boundaryUsageCount(account, PolicyArn) > 0) {
      throw serviceError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    if (policy.versions.length > 1) {
      throw serviceError(
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    account.delete(managedPolicies, policy.id);
    return {};
  },
});
