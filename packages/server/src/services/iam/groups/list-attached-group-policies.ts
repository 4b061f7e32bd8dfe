import { operation } from "../../../operation.ts";
import { groupAttachments } from "../attached-policies.ts";
import { groupHolder } from "../holders.ts";

export const listAttachedGroupPolicies = operation("iam", "ListAttachedGroupPolicies", {
  access: "read",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  run: ({ GroupName, ...request }, scope) => groupAttachments.list(scope, GroupName, request),
});
