import { type Role, roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { briefRole } from "../entity-answers.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";

export const updateRoleDescription = operation("iam", "UpdateRoleDescription", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  run({ RoleName, Description }, scope) {
    const role = requireRole(scope.account, RoleName);
    const updated: Role = { ...role, description: Description };
    scope.account.put(roles, updated);
    return { Role: { ...briefRole(scope, updated), Description } };
  },
});
