import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { pageOfTags } from "../tags.ts";
import { roleTarget } from "../targets.ts";

export const listRoleTags = operation("iam", "ListRoleTags", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, ...request }, { account }) {
    return pageOfTags(request, requireRole(account, RoleName).tags);
  },
});
