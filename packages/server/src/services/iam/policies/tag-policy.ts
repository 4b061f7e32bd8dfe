import { managedPolicies } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, requestTags, withTags } from "../tags.ts";
import { policyTarget } from "../targets.ts";
import { requireCustomerManaged } from "./customer-policy.ts";

export const tagPolicy = operation("iam", "TagPolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  context: ({ Tags }) => requestTags(Tags),
  run({ PolicyArn, Tags }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    const tags = withTags(policy.tags, Tags, scope.quotas.TagsPerResourceQuota, countingCase);
    scope.account.put(managedPolicies, { ...policy, tags });
    return {};
  },
});
