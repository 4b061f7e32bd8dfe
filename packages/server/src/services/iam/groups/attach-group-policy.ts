import { operation } from "../../../operation.ts";
import { groupAttachments } from "../attached-policies.ts";
import { groupHolder } from "../holders.ts";

export const attachGroupPolicy = operation("iam", "AttachGroupPolicy", {
  access: "write",
  resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
  context: ({ GroupName, PolicyArn }, scope) =>
    groupAttachments.context(scope, GroupName, PolicyArn),
  run: ({ GroupName, PolicyArn }, scope) => groupAttachments.attach(scope, GroupName, PolicyArn),
});
