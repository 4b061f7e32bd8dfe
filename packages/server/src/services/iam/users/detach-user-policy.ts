import { operation } from "../../../operation.ts";
import { userAttachments } from "../attached-policies.ts";
import { userHolder } from "../holders.ts";

export const detachUserPolicy = operation("iam", "DetachUserPolicy", {
  access: "write",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  context: ({ UserName, PolicyArn }, scope) => userAttachments.context(scope, UserName, PolicyArn),
  run: ({ UserName, PolicyArn }, scope) => userAttachments.detach(scope, UserName, PolicyArn),
});
