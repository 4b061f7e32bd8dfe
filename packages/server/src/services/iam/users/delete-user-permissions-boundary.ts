import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noBoundary } from "../boundary.ts";
import { requireUser } from "../find-entity.ts";
import { userTarget } from "../targets.ts";

export const deleteUserPermissionsBoundary = operation("iam", "DeleteUserPermissionsBoundary", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ UserName }, { account }) => ({
    "iam:PermissionsBoundary": account.named(users, UserName)?.permissionsBoundary,
  }),
  run({ UserName }, { account }) {
    const { permissionsBoundary, ...rest } = requireUser(account, UserName);
    if (permissionsBoundary === undefined) throw noBoundary("user", UserName);
    account.put(users, rest);
    return {};
  },
});
