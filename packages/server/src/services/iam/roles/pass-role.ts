import type { Requirement, Scope } from "../../../operation.ts";
import { roleTarget } from "../targets.ts";

/** iam:PassRole, which handing a role to a service needs ("Grant a user permissions to pass a role to an AWS service"). */
export function passRole(scope: Scope, roleName: string, service: string): Requirement {
  const { shown: _, ...target } = roleTarget(scope, roleName);
  return { action: "iam:PassRole", target, context: { "iam:PassedToService": service } };
}
