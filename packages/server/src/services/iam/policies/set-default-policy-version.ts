import { managedPolicies } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { policyTarget } from "../targets.ts";
import { missingVersion, requireCustomerManaged } from "./customer-policy.ts";

export const setDefaultPolicyVersion = operation("iam", "SetDefaultPolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (!policy.versions.some(({ versionId }) => versionId === VersionId)) {
      throw missingVersion(PolicyArn, VersionId);
    }
    scope.account.put(managedPolicies, {
      ...policy,
      defaultVersionId: VersionId,
      updateDate: scope.now,
    });
    return {};
  },
});
