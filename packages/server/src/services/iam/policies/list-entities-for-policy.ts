import { groups, roles, type StoredRecord, type Table, users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requirePolicy } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { policyTarget } from "../targets.ts";

/** The indexes under which a policy's entities are found, by how they use it; groups have no boundaries. */
const usages = {
  any: ["attachedPolicy", "boundary"],
  PermissionsPolicy: ["attachedPolicy"],
  PermissionsBoundary: ["boundary"],
} as const;

/** Without PolicyUsageFilter it tells every use, and an entity that has the policy both ways once ("ListEntitiesForPolicy"). */
export const listEntitiesForPolicy = operation("iam", "ListEntitiesForPolicy", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, EntityFilter, PathPrefix = "", PolicyUsageFilter, ...request }, scope) {
    const { account } = scope;
    if (!scope.awsManaged.has(PolicyArn)) requirePolicy(account, PolicyArn);
    const wants = (kind: string): boolean => EntityFilter === undefined || EntityFilter === kind;
    const inPath = ({ path }: { readonly path: string }): boolean => path.startsWith(PathPrefix);
    const using = usages[PolicyUsageFilter ?? "any"];

    function entities<R extends StoredRecord & { readonly path: string }>(
      kind: string,
      table: Table<R>,
      indexes: readonly string[],
    ): readonly R[] {
      if (!wants(kind)) return [];
      const found = indexes.flatMap((index) => account.find(table, index, PolicyArn));
      return [...new Map(found.map((entity) => [entity.id, entity])).values()].filter(inPath);
    }

    const inGroups = using.filter((index) => index !== "boundary");
    const found = [
      ...entities("Group", groups, inGroups).map((group) => ({ id: group.id, group })),
      ...entities("User", users, using).map((user) => ({ id: user.id, user })),
      ...entities("Role", roles, using).map((role) => ({ id: role.id, role })),
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
