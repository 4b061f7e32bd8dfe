import { groups, users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { deleteConflict } from "../delete-conflict.ts";
import { requireGroup } from "../find-entity.ts";
import { groupTarget } from "../targets.ts";

export const deleteGroup = operation("iam", "DeleteGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName }, { account }) {
    const group = requireGroup(account, GroupName);
    if (account.find(users, "group", group.id).length > 0) {
      throw deleteConflict("Cannot delete entity, must remove users from group first.");
    }
    if (group.attachedPolicies.length > 0)
      throw deleteConflict("Cannot delete entity, must detach all policies first.");
    if (group.inlinePolicies.length > 0)
      throw deleteConflict("Cannot delete entity, must delete policies first.");
    account.delete(groups, group.id);
    return {};
  },
});
