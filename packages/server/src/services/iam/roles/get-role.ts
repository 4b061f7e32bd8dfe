import type { Role } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wholeRole } from "../entity-answers.ts";
import { requireRole } from "../find-entity.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";

/** The template that a role came from; no other answer shows it. */
const givenSource = ({ sourceTemplate: source }: Role) =>
  source !== undefined && {
    SourceRoleTemplate: { TemplateArn: source.arn, TemplateMinorVersion: source.minorVersion },
  };

export const getRole = operation("iam", "GetRole", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  run({ RoleName }, scope) {
    const role = requireRole(scope.account, RoleName);
    return { Role: { ...wholeRole(scope, role), ...givenSource(role) } };
  },
});
