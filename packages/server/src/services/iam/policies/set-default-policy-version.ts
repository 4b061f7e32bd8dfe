import { managedPolicies } from "@ostiary/directory";
import { customerManagedPolicy } from "../../../caller/compiled-policies.ts";
import { operation } from "../../../operation.ts";
import { policyTarget } from "../targets.ts";
import { missingVersion, requireNotAws } from "./customer-policy.ts";

export const setDefaultPolicyVersion = operation("iam", "SetDefaultPolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    requireNotAws(scope, PolicyArn);
    const policy = customerManagedPolicy(scope.account, PolicyArn);
    if (policy?.versions.some(({ versionId }) => versionId === VersionId) !== true) {
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
