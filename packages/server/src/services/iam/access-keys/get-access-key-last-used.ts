import { accessKeys, accountOfAccessKeyId, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { userTarget } from "../targets.ts";

export const getAccessKeyLastUsed = operation("iam", "GetAccessKeyLastUsed", {
  access: "read",
  resource: ({ AccessKeyId }, scope) => {
    const key = scope.account.get(accessKeys, AccessKeyId);
    const user = key && scope.account.get(users, key.userId);
    return user === undefined ? { arn: "*" } : userTarget(scope, user.userName);
  },
  run({ AccessKeyId }, { account, caller, server }) {
    const key = account.get(accessKeys, AccessKeyId);
    if (key === undefined || accountOfAccessKeyId(AccessKeyId) !== account.accountId) {
      // AWS tells nobody which keys exist.
      throw serviceError(
        "AccessDenied",
        `User: ${caller.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${AccessKeyId}`,
      );
    }
    const user = account.get(users, key.userId);
    const use = server.uses.accessKey(account, AccessKeyId);
    return {
      ...(user !== undefined && { UserName: user.userName }),
      AccessKeyLastUsed:
        use === undefined
          ? { LastUsedDate: undefined, ServiceName: "N/A", Region: "N/A" }
          : { LastUsedDate: new Date(use.lastUsed), ServiceName: use.service, Region: use.region },
    };
  },
});
