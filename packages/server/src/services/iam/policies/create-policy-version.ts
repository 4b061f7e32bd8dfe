import { type ManagedPolicy, managedPolicies } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { policyTarget } from "../targets.ts";
import { requireCustomerManaged, requireDocument, versionAnswer } from "./customer-policy.ts";

export const createPolicyVersion = operation("iam", "CreatePolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, PolicyDocument, SetAsDefault }, scope) {
    requireDocument(PolicyDocument, scope);
    const policy = requireCustomerManaged(scope, PolicyArn);
    const { VersionsPerPolicyQuota } = scope.quotas;
    if (policy.versions.length >= VersionsPerPolicyQuota) {
      throw serviceError(
        "LimitExceeded",
        `A managed policy can have up to ${VersionsPerPolicyQuota} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    const version = {
      versionId: `v${policy.nextVersion}`,
      document: PolicyDocument,
      createDate: scope.now,
    };
    const updated: ManagedPolicy = {
      ...policy,
      nextVersion: policy.nextVersion + 1,
      versions: [...policy.versions, version],
      updateDate: scope.now,
      defaultVersionId: SetAsDefault === true ? version.versionId : policy.defaultVersionId,
    };
    scope.account.put(managedPolicies, updated);
    return { PolicyVersion: versionAnswer(updated, version) };
  },
});
