import { operation } from "../../../operation.ts";
import { roleHolder } from "../holders.ts";
import { roleInlinePolicies } from "../inline-policies.ts";

export const deleteRolePolicy = operation("iam", "DeleteRolePolicy", {
  access: "write",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  context: ({ RoleName }, scope) => roleInlinePolicies.context(scope, RoleName),
  run: ({ RoleName, PolicyName }, scope) => roleInlinePolicies.delete(scope, RoleName, PolicyName),
});
