import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noSuchEntity, requireGroup, requireUser } from "../find-entity.ts";
import { groupTarget } from "../targets.ts";

export const removeUserFromGroup = operation("iam", "RemoveUserFromGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, UserName }, { account }) {
    const user = requireUser(account, UserName);
    const group = requireGroup(account, GroupName);
    if (!user.groups.includes(group.id)) {
      throw noSuchEntity(`User ${UserName} not in group ${GroupName}`);
    }
    account.put(users, { ...user, groups: user.groups.filter((id) => id !== group.id) });
    return {};
  },
});
