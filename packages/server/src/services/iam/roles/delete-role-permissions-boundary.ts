import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noBoundary } from "../boundary.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { requireOwn } from "./service-role.ts";

export const deleteRolePermissionsBoundary = operation("iam", "DeleteRolePermissionsBoundary", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, { account }) => ({
    "iam:PermissionsBoundary": account.named(roles, RoleName)?.permissionsBoundary,
  }),
  run({ RoleName }, { account }) {
    const role = requireRole(account, RoleName);
    requireOwn(role);
    const { permissionsBoundary, ...rest } = role;
    if (permissionsBoundary === undefined) throw noBoundary("role", RoleName);
    account.put(roles, rest);
    return {};
  },
});
