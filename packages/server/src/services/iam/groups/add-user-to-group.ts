import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireGroup, requireUser } from "../find-entity.ts";
import { requireBelowQuota } from "../quota.ts";
import { groupTarget } from "../targets.ts";

export const addUserToGroup = operation("iam", "AddUserToGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, UserName }, { account, quotas }) {
    const user = requireUser(account, UserName);
    const group = requireGroup(account, GroupName);
    if (user.groups.includes(group.id)) return {};
    requireBelowQuota(user.groups.length, quotas, "GroupsPerUserQuota", "GroupsPerUser");
    account.put(users, { ...user, groups: [...user.groups, group.id] });
    return {};
  },
});
