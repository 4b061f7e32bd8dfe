import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireBoundaryPolicy } from "../boundary.ts";
import { requireUser } from "../find-entity.ts";
import { userTarget } from "../targets.ts";

export const putUserPermissionsBoundary = operation("iam", "PutUserPermissionsBoundary", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ PermissionsBoundary }) => ({ "iam:PermissionsBoundary": PermissionsBoundary }),
  run({ UserName, PermissionsBoundary }, scope) {
    const user = requireUser(scope.account, UserName);
    requireBoundaryPolicy(scope, PermissionsBoundary);
    scope.account.put(users, { ...user, permissionsBoundary: PermissionsBoundary });
    return {};
  },
});
