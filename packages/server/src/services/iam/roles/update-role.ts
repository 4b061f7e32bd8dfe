import { roles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";
import { defaultSessionDuration, isServiceLinked } from "./service-role.ts";

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
    // A description that is left out is taken away; a duration that is left out stays ("UpdateRole").
    const { description: _, ...rest } = role;
    account.put(roles, {
      ...rest,
      ...(Description !== undefined && { description: Description }),
      maxSessionDuration: MaxSessionDuration ?? defaultSessionDuration,
    });
    return {};
  },
});
