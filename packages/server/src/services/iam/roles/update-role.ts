import { roles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";
import { isServiceLinked } from "./service-role.ts";

export const updateRole = operation("iam", "UpdateRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  run({ RoleName, Description, MaxSessionDuration }, { account }) {
    const role = requireRole(account, RoleName);
    if (MaxSessionDuration !== undefined && isServiceLinked(role)) {
      throw serviceError(
        "UnmodifiableEntity",
        `${role.roleName} is an AWS service linked role, max session duration cannot be changed.`,
      );
    }
    account.put(roles, {
      ...role,
      ...(Description !== undefined && { description: Description }),
      ...(MaxSessionDuration !== undefined && { maxSessionDuration: MaxSessionDuration }),
    });
    return {};
  },
});
