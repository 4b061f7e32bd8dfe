import { type Group, groups, uniqueId, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation } from "../../operation.ts";
import { usersOfGroup, wireGroup } from "./entity-answers.ts";
import { noSuchEntity, requireGroup, requireUser } from "./find-entity.ts";
import { pageOfList, pageOfTable } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";
import { groupTarget, userTarget } from "./targets.ts";
import { listedUser } from "./user-answer.ts";

const exists = (name: string) =>
  serviceError("EntityAlreadyExists", `Group with name ${name} already exists.`);

const createGroup = operation("iam", "CreateGroup", {
  access: "write",
  resource: ({ Path, GroupName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "group", Path ?? "/", GroupName),
  }),
  run({ Path, GroupName }, scope) {
    const { account, quotas } = scope;
    if (account.named(groups, GroupName) !== undefined) throw exists(GroupName);
    requireBelowQuota(account.count(groups), quotas, "GroupsQuota", "GroupsPerAccount");
    const group: Group = {
      id: uniqueId("AGPA"),
      groupName: GroupName,
      path: Path ?? "/",
      createDate: scope.now,
      attachedPolicies: [],
      inlinePolicies: [],
    };
    account.put(groups, group);
    return { Group: wireGroup(scope, group) };
  },
});

const getGroup = operation("iam", "GetGroup", {
  access: "read",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, ...request }, scope) {
    const group = requireGroup(scope.account, GroupName);
    const { items, end } = pageOfList(request, usersOfGroup(scope, group));
    return {
      Group: wireGroup(scope, group),
      Users: items.map((user) => listedUser(scope, user)),
      ...end,
    };
  },
});

const listGroups = operation("iam", "ListGroups", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, groups, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Groups: items.map((group) => wireGroup(scope, group)), ...end };
  },
});

const updateGroup = operation("iam", "UpdateGroup", {
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
    if (taken !== undefined && taken.id !== group.id) throw exists(NewGroupName ?? "");
    account.put(groups, {
      ...group,
      groupName: NewGroupName ?? group.groupName,
      path: NewPath ?? group.path,
    });
    return {};
  },
});

const deleteGroup = operation("iam", "DeleteGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName }, { account }) {
    const group = requireGroup(account, GroupName);
    const conflict = (message: string) => serviceError("DeleteConflict", message);
    if (account.find(users, "group", group.id).length > 0) {
      throw conflict("Cannot delete entity, must remove users from group first.");
    }
    if (group.attachedPolicies.length > 0)
      throw conflict("Cannot delete entity, must detach all policies first.");
    if (group.inlinePolicies.length > 0)
      throw conflict("Cannot delete entity, must delete policies first.");
    account.delete(groups, group.id);
    return {};
  },
});

const addUserToGroup = operation("iam", "AddUserToGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, UserName }, { account, quotas }) {
    const group = requireGroup(account, GroupName);
    const user = requireUser(account, UserName);
    if (user.groups.includes(group.id)) return {};
    requireBelowQuota(user.groups.length, quotas, "GroupsPerUserQuota", "GroupsPerUser");
    account.put(users, { ...user, groups: [...user.groups, group.id] });
    return {};
  },
});

const removeUserFromGroup = operation("iam", "RemoveUserFromGroup", {
  access: "write",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, UserName }, { account }) {
    const group = requireGroup(account, GroupName);
    const user = requireUser(account, UserName);
    if (!user.groups.includes(group.id)) {
      throw noSuchEntity(`User ${UserName} not in group ${GroupName}`);
    }
    account.put(users, { ...user, groups: user.groups.filter((id) => id !== group.id) });
    return {};
  },
});

const listGroupsForUser = operation("iam", "ListGroupsForUser", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const user = requireUser(scope.account, UserName);
    const joined = user.groups
      .map((id) => scope.account.get(groups, id))
      .filter((group) => group !== undefined);
    const { items, end } = pageOfList(request, joined);
    return { Groups: items.map((group) => wireGroup(scope, group)), ...end };
  },
});

export const groupOperations: readonly Operation[] = [
  createGroup,
  getGroup,
  listGroups,
  updateGroup,
  deleteGroup,
  addUserToGroup,
  removeUserFromGroup,
  listGroupsForUser,
];
