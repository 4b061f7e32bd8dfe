import { groups } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireGroup } from "../find-entity.ts";
import { groupTarget } from "../targets.ts";
import { groupExists } from "./group-exists.ts";

export const updateGroup = operation("iam", "UpdateGroup", {
  access: "write",
  resource: ({ GroupName, NewGroupName, NewPath }, scope) => {
    const old = groupTarget(scope, GroupName);
    const path = NewPath ?? scope.account.named(groups, GroupName)?.path ?? "/";
    const moved = scope.arn.iam(scope.account.accountId, "group", path, NewGroupName ?? GroupName);
    return moved === old.arn ? [old] : [old, { arn: moved }];
  },
  run({ GroupName, NewGroupName, NewPath }, { account }) {
    const group = requireGroup(account, GroupName);
    const taken = NewGroupName === undefined ? undefined : account.named(groups, NewGroupName);
    if (taken !== undefined && taken.id !== group.id) throw groupExists(NewGroupName ?? "");
    account.put(groups, {
      ...group,
      groupName: NewGroupName ?? group.groupName,
      path: NewPath ?? group.path,
    });
    return {};
  },
});
