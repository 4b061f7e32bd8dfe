import { managedPolicies } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { countingCase, removedTagKeys, withoutTags } from "../tags.ts";
import { policyTarget } from "../targets.ts";
import { requireCustomerManaged } from "./customer-policy.ts";

export const untagPolicy = operation("iam", "UntagPolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ PolicyArn, TagKeys }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    scope.account.put(managedPolicies, {
      ...policy,
      tags: withoutTags(policy.tags, TagKeys, countingCase),
    });
    return {};
  },
});
