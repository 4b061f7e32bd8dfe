import { operation } from "../../../operation.ts";
import { requirePolicy } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { policyTarget } from "../targets.ts";

export const listPolicyTags = operation("iam", "ListPolicyTags", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, ...request }, scope) {
    const { items, end } = pageOfList(request, requirePolicy(scope.account, PolicyArn).tags);
    return { Tags: wireTags(items), ...end };
  },
});
