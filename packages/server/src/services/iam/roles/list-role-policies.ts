import { operation } from "../../../operation.ts";
import { roleHolder } from "../holders.ts";
import { roleInlinePolicies } from "../inline-policies.ts";

export const listRolePolicies = operation("iam", "ListRolePolicies", {
  access: "read",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  run: ({ RoleName, ...request }, scope) => roleInlinePolicies.list(scope, RoleName, request),
});
