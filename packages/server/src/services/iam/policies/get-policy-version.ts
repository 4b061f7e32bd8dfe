import { customerManagedPolicy } from "../../../caller/compiled-policies.ts";
import { operation } from "../../../operation.ts";
import { percentEncoded } from "../percent-encoding.ts";
import { policyTarget } from "../targets.ts";
import { missingVersion, versionAnswer } from "./customer-policy.ts";

export const getPolicyVersion = operation("iam", "GetPolicyVersion", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) {
      if (VersionId !== aws.defaultVersionId) throw missingVersion(PolicyArn, VersionId);
      return {
        PolicyVersion: {
          Document: percentEncoded(scope.awsManaged.document(PolicyArn) ?? ""),
          VersionId,
          IsDefaultVersion: true,
          CreateDate: new Date(aws.updateDate),
        },
      };
    }
    const policy = customerManagedPolicy(scope.account, PolicyArn);
    const version = policy?.versions.find(({ versionId }) => versionId === VersionId);
    if (policy === undefined || version === undefined) throw missingVersion(PolicyArn, VersionId);
    return {
      PolicyVersion: {
        Document: percentEncoded(version.document),
        ...versionAnswer(policy, version),
      },
    };
  },
});
