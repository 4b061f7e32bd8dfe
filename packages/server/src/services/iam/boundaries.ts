import { roles, users } from "@ostiary/directory";
import { type Operation, operation } from "../../operation.ts";
import { requireBoundaryPolicy } from "./boundary.ts";
import { noSuchEntity, requireRole, requireUser } from "./find-entity.ts";
import { roleTarget, userTarget } from "./targets.ts";

const none = (called: string, name: string) =>
  noSuchEntity(`The ${called} with name ${name} has no permissions boundary.`);

export const boundaryOperations: readonly Operation[] = [
  operation("iam", "PutUserPermissionsBoundary", {
    access: "write",
    resource: ({ UserName }, scope) => userTarget(scope, UserName),
    context: ({ PermissionsBoundary }) => ({ "iam:PermissionsBoundary": PermissionsBoundary }),
    run({ UserName, PermissionsBoundary }, scope) {
      const user = requireUser(scope.account, UserName);
      requireBoundaryPolicy(scope, PermissionsBoundary);
      scope.account.put(users, { ...user, permissionsBoundary: PermissionsBoundary });
      return {};
    },
  }),
  operation("iam", "DeleteUserPermissionsBoundary", {
    access: "write",
    resource: ({ UserName }, scope) => userTarget(scope, UserName),
    context: ({ UserName }, { account }) => ({
      "iam:PermissionsBoundary": account.named(users, UserName)?.permissionsBoundary,
    }),
    run({ UserName }, { account }) {
      const { permissionsBoundary, ...rest } = requireUser(account, UserName);
      if (permissionsBoundary === undefined) throw none("user", UserName);
      account.put(users, rest);
      return {};
    },
  }),
  operation("iam", "PutRolePermissionsBoundary", {
    access: "write",
    resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
    context: ({ PermissionsBoundary }) => ({ "iam:PermissionsBoundary": PermissionsBoundary }),
    run({ RoleName, PermissionsBoundary }, scope) {
      const role = requireRole(scope.account, RoleName);
      requireBoundaryPolicy(scope, PermissionsBoundary);
      scope.account.put(roles, { ...role, permissionsBoundary: PermissionsBoundary });
      return {};
    },
  }),
  operation("iam", "DeleteRolePermissionsBoundary", {
    access: "write",
    resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
    context: ({ RoleName }, { account }) => ({
      "iam:PermissionsBoundary": account.named(roles, RoleName)?.permissionsBoundary,
    }),
    run({ RoleName }, { account }) {
      const { permissionsBoundary, ...rest } = requireRole(account, RoleName);
      if (permissionsBoundary === undefined) throw none("role", RoleName);
      account.put(roles, rest);
      return {};
    },
  }),
];
