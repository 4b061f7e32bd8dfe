import { operation } from "../../../operation.ts";
import { requirePolicy } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { policyTarget } from "../targets.ts";
import { versionAnswer } from "./customer-policy.ts";

export const listPolicyVersions = operation("iam", "ListPolicyVersions", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, ...request }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) {
      const only = {
        VersionId: aws.defaultVersionId,
        IsDefaultVersion: true,
        CreateDate: new Date(aws.updateDate),
      };
      return { Versions: [only], IsTruncated: false };
    }
    const policy = requirePolicy(scope.account, PolicyArn);
    const { items, end } = pageOfList(request, [...policy.versions].reverse());
    return { Versions: items.map((version) => versionAnswer(policy, version)), ...end };
  },
});
