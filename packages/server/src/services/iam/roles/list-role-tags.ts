import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { roleTarget } from "../targets.ts";

export const listRoleTags = operation("iam", "ListRoleTags", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, ...request }, { account }) {
    const { items, end } = pageOfList(request, requireRole(account, RoleName).tags);
    return { Tags: wireTags(items), ...end };
  },
});
