import { operation } from "../../../operation.ts";
import { roleHolder } from "../holders.ts";
import { roleInlinePolicies } from "../inline-policies.ts";

export const getRolePolicy = operation("iam", "GetRolePolicy", {
  access: "read",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  run: ({ RoleName, PolicyName }, scope) => ({
    RoleName,
    ...roleInlinePolicies.get(scope, RoleName, PolicyName),
  }),
});
