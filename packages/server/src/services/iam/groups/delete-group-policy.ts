import { operation } from "../../../operation.ts";
import { groupHolder } from "../holders.ts";
import { groupInlinePolicies } from "../inline-policies.ts";

export const deleteGroupPolicy = operation("iam", "DeleteGroupPolicy", {
  access: "write",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  run: ({ GroupName, PolicyName }, scope) =>
    groupInlinePolicies.delete(scope, GroupName, PolicyName),
});
