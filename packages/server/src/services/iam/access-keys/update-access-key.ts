import { accessKeys } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireKey } from "./access-key-owner.ts";

export const updateAccessKey = operation("iam", "UpdateAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, AccessKeyId, Status }, scope) {
    const key = requireKey(scope, UserName, AccessKeyId);
    if (Status !== "Active" && Status !== "Inactive") {
      throw serviceError(
        "ValidationError",
        `The Status ${Status} cannot be set for an access key.`,
      );
    }
    scope.account.put(accessKeys, { ...key, status: Status });
    return {};
  },
});
