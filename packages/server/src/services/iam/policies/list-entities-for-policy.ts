import { groups, roles, users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requirePolicy } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { policyTarget } from "../targets.ts";

export const listEntitiesForPolicy = operation("iam", "ListEntitiesForPolicy", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, EntityFilter, PathPrefix = "", PolicyUsageFilter, ...request }, scope) {
    const { account } = scope;
    if (!scope.awsManaged.has(PolicyArn)) requirePolicy(account, PolicyArn);
    const index = PolicyUsageFilter === "PermissionsBoundary" ? "boundary" : "attachedPolicy";
    const wants = (kind: string): boolean => EntityFilter === undefined || EntityFilter === kind;
    const inPath = ({ path }: { readonly path: string }): boolean => path.startsWith(PathPrefix);
    const found = [
      ...(wants("Group") && index === "attachedPolicy"
        ? account
            .find(groups, index, PolicyArn)
            .filter(inPath)
            .map((group) => ({ group }))
        : []),
      ...(wants("User")
        ? account
            .find(users, index, PolicyArn)
            .filter(inPath)
            .map((user) => ({ user }))
        : []),
      ...(wants("Role")
        ? account
            .find(roles, index, PolicyArn)
            .filter(inPath)
            .map((role) => ({ role }))
        : []),
    ];
    const { items, end } = pageOfList(request, found);
    return {
      PolicyGroups: items.flatMap((item) =>
        "group" in item ? [{ GroupName: item.group.groupName, GroupId: item.group.id }] : [],
      ),
      PolicyUsers: items.flatMap((item) =>
        "user" in item ? [{ UserName: item.user.userName, UserId: item.user.id }] : [],
      ),
      PolicyRoles: items.flatMap((item) =>
        "role" in item ? [{ RoleName: item.role.roleName, RoleId: item.role.id }] : [],
      ),
      ...end,
    };
  },
});
