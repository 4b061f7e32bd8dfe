import { accessKeys } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { settableStatus } from "../credential-status.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireKey } from "./access-key-owner.ts";

export const updateAccessKey = operation("iam", "UpdateAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, AccessKeyId, Status }, scope) {
    const key = requireKey(scope, UserName, AccessKeyId);
    scope.account.put(accessKeys, { ...key, status: settableStatus(Status) });
    return {};
  },
});
