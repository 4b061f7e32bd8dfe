import { accessKeys } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { pageOfList } from "../pagination.ts";
import { userOrCallerTarget } from "../targets.ts";

export const listAccessKeys = operation("iam", "ListAccessKeys", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const owner = ownerOf(scope, UserName);
    const held = [...scope.account.find(accessKeys, "user", owner.id)].sort(
      (a, b) => a.createDate - b.createDate,
    );
    const { items, end } = pageOfList(request, held);
    return {
      AccessKeyMetadata: items.map((key) => ({
        ...(owner.userName !== undefined && { UserName: owner.userName }),
        AccessKeyId: key.id,
        Status: key.status,
        CreateDate: new Date(key.createDate),
      })),
      ...end,
    };
  },
});
