import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { wholeUser } from "../users/user-answer.ts";
import { userOrCaller } from "./user-or-caller.ts";

export const getUser = operation("iam", "GetUser", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const { account, caller } = scope;
    if (UserName === undefined && caller.principal.kind === "root") {
      const { accountId } = account;
      const created = { CreateDate: new Date(0) };
      return {
        User: {
          Path: "/",
          UserName: "",
          UserId: accountId,
          Arn: caller.arn,
          ...created,
        },
      };
    }
    return { User: wholeUser(scope, userOrCaller(scope, UserName)) };
  },
});
