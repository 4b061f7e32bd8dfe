import { operation } from "../../../operation.ts";
import { requirePolicy } from "../find-entity.ts";
import { pageOfTags } from "../tags.ts";
import { policyTarget } from "../targets.ts";

export const listPolicyTags = operation("iam", "ListPolicyTags", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, ...request }, scope) {
    return pageOfTags(request, requirePolicy(scope.account, PolicyArn).tags);
  },
});
