import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { removedTagKeys, withoutTags } from "../tags.ts";
import { roleTarget } from "../targets.ts";

export const untagRole = operation("iam", "UntagRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ RoleName, TagKeys }, { account }) {
    const role = requireRole(account, RoleName);
    account.put(roles, { ...role, tags: withoutTags(role.tags, TagKeys) });
    return {};
  },
});
