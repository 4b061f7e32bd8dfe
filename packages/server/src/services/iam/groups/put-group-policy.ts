import { operation } from "../../../operation.ts";
import { groupHolder } from "../holders.ts";
import { groupInlinePolicies } from "../inline-policies.ts";

export const putGroupPolicy = operation("iam", "PutGroupPolicy", {
  access: "write",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  run: ({ GroupName, PolicyName, PolicyDocument }, scope) =>
    groupInlinePolicies.put(scope, GroupName, PolicyName, PolicyDocument),
});
