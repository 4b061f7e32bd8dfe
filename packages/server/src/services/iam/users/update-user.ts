import { users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { userTarget } from "../targets.ts";

export const updateUser = operation("iam", "UpdateUser", {
  access: "write",
  resource: ({ UserName, NewPath, NewUserName }, scope) => {
    const old = userTarget(scope, UserName);
    const user = scope.account.named(users, UserName);
    const path = NewPath ?? user?.path ?? "/";
    const moved = scope.arn.iam(scope.account.accountId, "user", path, NewUserName ?? UserName);
    return moved === old.arn ? [old] : [old, { arn: moved }];
  },
  run({ UserName, NewPath, NewUserName }, { account }) {
    const user = requireUser(account, UserName);
    const taken = NewUserName === undefined ? undefined : account.named(users, NewUserName);
    if (taken !== undefined && taken.id !== user.id) {
      throw serviceError("EntityAlreadyExists", `User with name ${NewUserName} already exists.`);
    }
    account.put(users, {
      ...user,
      userName: NewUserName ?? user.userName,
      path: NewPath ?? user.path,
    });
    return {};
  },
});
