import { randomBytes } from "node:crypto";
import { accessKeys, newAccessKeyId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { requireBelowQuota } from "../quota.ts";
import { userOrCallerTarget } from "../targets.ts";

export const createAccessKey = operation("iam", "CreateAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const { account, quotas, now, server } = scope;
    const owner = ownerOf(scope, UserName);
    if (owner.userName === undefined && !scope.waived.has("root-keys")) {
      throw serviceError(
        "AccessDenied",
        "The root user has no access keys here: use a role, or a user in a group.",
      );
    }
    const held = account.find(accessKeys, "user", owner.id).length;
    requireBelowQuota(held, quotas, "AccessKeysPerUserQuota", "AccessKeysPerUser");
    const id = newAccessKeyId("AKIA", account.accountId);
    const secret = randomBytes(30).toString("base64");
    account.put(accessKeys, {
      id,
      userId: owner.id,
      status: "Active",
      wrappedSecret: server.directory.secrets.wrap(secret, id),
      createDate: now,
    });
    return {
      AccessKey: {
        UserName: owner.userName ?? "",
        AccessKeyId: id,
        Status: "Active" as const,
        SecretAccessKey: secret,
        CreateDate: new Date(now),
      },
    };
  },
});
