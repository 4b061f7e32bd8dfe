import { operation } from "../../../operation.ts";
import { wholeRole } from "../entity-answers.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";

export const getRole = operation("iam", "GetRole", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  run: ({ RoleName }, scope) => ({ Role: wholeRole(scope, requireRole(scope.account, RoleName)) }),
});
