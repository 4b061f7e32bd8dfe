import { operation } from "../../../operation.ts";
import { userAttachments } from "../attached-policies.ts";
import { userHolder } from "../holders.ts";

export const listAttachedUserPolicies = operation("iam", "ListAttachedUserPolicies", {
  access: "read",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  run: ({ UserName, ...request }, scope) => userAttachments.list(scope, UserName, request),
});
