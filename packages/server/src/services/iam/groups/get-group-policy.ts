import { operation } from "../../../operation.ts";
import { groupHolder } from "../holders.ts";
import { groupInlinePolicies } from "../inline-policies.ts";

export const getGroupPolicy = operation("iam", "GetGroupPolicy", {
  access: "read",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  run: ({ GroupName, PolicyName }, scope) => ({
    GroupName,
    ...groupInlinePolicies.get(scope, GroupName, PolicyName),
  }),
});
