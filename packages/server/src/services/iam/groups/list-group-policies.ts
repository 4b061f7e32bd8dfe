import { operation } from "../../../operation.ts";
import { groupHolder } from "../holders.ts";
import { groupInlinePolicies } from "../inline-policies.ts";

export const listGroupPolicies = operation("iam", "ListGroupPolicies", {
  access: "read",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  run: ({ GroupName, ...request }, scope) => groupInlinePolicies.list(scope, GroupName, request),
});
