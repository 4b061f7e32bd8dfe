import { operation } from "../../../operation.ts";
import { roleHolder } from "../holders.ts";
import { roleInlinePolicies } from "../inline-policies.ts";

export const putRolePolicy = operation("iam", "PutRolePolicy", {
  access: "write",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  context: ({ RoleName }, scope) => roleInlinePolicies.context(scope, RoleName),
  run: ({ RoleName, PolicyName, PolicyDocument }, scope) =>
    roleInlinePolicies.put(scope, RoleName, PolicyName, PolicyDocument),
});
