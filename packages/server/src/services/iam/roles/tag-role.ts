import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { requestTags, withTags } from "../tags.ts";
import { roleTarget } from "../targets.ts";

export const tagRole = operation("iam", "TagRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ Tags }) => requestTags(Tags),
  run({ RoleName, Tags }, { account, quotas }) {
    const role = requireRole(account, RoleName);
    account.put(roles, { ...role, tags: withTags(role.tags, Tags, quotas.TagsPerResourceQuota) });
    return {};
  },
});
