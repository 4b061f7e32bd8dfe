import { roleOf } from "../../services/sts/role-session.ts";
import { standingIn } from "../change.ts";
import { inventRole } from "../invented-role.ts";

/** moto lets any role be assumed. */
export const assumedRoles = standingIn(
  "sts",
  "AssumeRole",
  "a role that nobody made is made, and its account too",
  (strict) => ({
    access: "write",
    prepare: async ({ RoleArn }, scope) =>
      roleOf(scope, RoleArn) ?? (await inventRole(scope, RoleArn, scope.account.accountId)),
    run: (input, scope, { role, accountId }) =>
      strict.run(
        { ...input, RoleArn: scope.arn.iam(accountId, "role", role.path, role.roleName) },
        scope,
      ),
  }),
);
