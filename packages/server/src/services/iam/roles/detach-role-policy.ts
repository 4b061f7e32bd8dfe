import { operation } from "../../../operation.ts";
import { roleAttachments } from "../attached-policies.ts";
import { roleHolder } from "../holders.ts";

export const detachRolePolicy = operation("iam", "DetachRolePolicy", {
  access: "write",
  resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
  context: ({ RoleName, PolicyArn }, scope) => roleAttachments.context(scope, RoleName, PolicyArn),
  run: ({ RoleName, PolicyArn }, scope) => roleAttachments.detach(scope, RoleName, PolicyArn),
});
