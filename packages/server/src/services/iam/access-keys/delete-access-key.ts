import { accessKeys, accessKeyUses } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireKey } from "./access-key-owner.ts";

export const deleteAccessKey = operation("iam", "DeleteAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, AccessKeyId }, scope) {
    const key = requireKey(scope, UserName, AccessKeyId);
    scope.account.delete(accessKeys, key.id);
    scope.account.delete(accessKeyUses, key.id);
    return {};
  },
});
