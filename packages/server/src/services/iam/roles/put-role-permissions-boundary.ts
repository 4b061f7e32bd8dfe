import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireBoundaryPolicy } from "../boundary.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { requireOwn } from "./service-role.ts";

export const putRolePermissionsBoundary = operation("iam", "PutRolePermissionsBoundary", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ PermissionsBoundary }) => ({ "iam:PermissionsBoundary": PermissionsBoundary }),
  run({ RoleName, PermissionsBoundary }, scope) {
    const role = requireRole(scope.account, RoleName);
    requireOwn(role);
    requireBoundaryPolicy(scope, PermissionsBoundary);
    scope.account.put(roles, { ...role, permissionsBoundary: PermissionsBoundary });
    return {};
  },
});
