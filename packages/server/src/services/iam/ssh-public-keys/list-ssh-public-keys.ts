import { sshPublicKeys } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { userOrCallerTarget } from "../targets.ts";
import { userOrCaller } from "../users/user-or-caller.ts";

export const listSshPublicKeys = operation("iam", "ListSSHPublicKeys", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const user = userOrCaller(scope, UserName);
    const held = scope.account
      .find(sshPublicKeys, "user", user.id)
      .toSorted((a, b) => a.uploadDate - b.uploadDate);
    const { items, end } = pageOfList(request, held);
    return {
      SSHPublicKeys: items.map((key) => ({
        UserName: user.userName,
        SSHPublicKeyId: key.id,
        Status: key.status,
        UploadDate: new Date(key.uploadDate),
      })),
      ...end,
    };
  },
});
