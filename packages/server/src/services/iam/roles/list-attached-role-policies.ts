import { operation } from "../../../operation.ts";
import { roleAttachments } from "../attached-policies.ts";
import { roleHolder } from "../holders.ts";

export const listAttachedRolePolicies = operation("iam", "ListAttachedRolePolicies", {
  access: "read",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  run: ({ RoleName, ...request }, scope) => roleAttachments.list(scope, RoleName, request),
});
