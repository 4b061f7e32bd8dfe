import { operation } from "../../../operation.ts";
import { userAttachments } from "../attached-policies.ts";
import { userHolder } from "../holders.ts";

export const attachUserPolicy = operation("iam", "AttachUserPolicy", {
  access: "write",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  context: ({ UserName, PolicyArn }, scope) => userAttachments.context(scope, UserName, PolicyArn),
  run: ({ UserName, PolicyArn }, scope) => userAttachments.attach(scope, UserName, PolicyArn),
});
