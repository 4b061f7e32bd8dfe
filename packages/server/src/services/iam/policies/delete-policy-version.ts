import { managedPolicies } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { policyTarget } from "../targets.ts";
import { missingVersion, requireCustomerManaged } from "./customer-policy.ts";

export const deletePolicyVersion = operation("iam", "DeletePolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (VersionId === policy.defaultVersionId) {
      throw serviceError("DeleteConflict", "Cannot delete the default version of a policy.");
    }
    if (!policy.versions.some(({ versionId }) => versionId === VersionId)) {
      throw missingVersion(PolicyArn, VersionId);
    }
    const versions = policy.versions.filter(({ versionId }) => versionId !== VersionId);
    scope.account.put(managedPolicies, { ...policy, versions, updateDate: scope.now });
    return {};
  },
});
