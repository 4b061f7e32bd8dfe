import { serviceSpecificCredentials, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { userOrCallerTarget } from "../targets.ts";
import { userOrCaller } from "../users/user-or-caller.ts";
import { listedCredential } from "./service-specific-credential.ts";
import { requireCredentialService } from "./services.ts";

export const listServiceSpecificCredentials = operation("iam", "ListServiceSpecificCredentials", {
  access: "read",
  resource: ({ UserName, AllUsers }, scope) =>
    AllUsers === true
      ? { arn: scope.arn.iam(scope.account.accountId, "user", "/", "*") }
      : userOrCallerTarget(scope, UserName),
  run({ UserName, ServiceName, AllUsers, ...request }, scope) {
    const { account, now } = scope;
    if (AllUsers === true && UserName !== undefined) {
      throw serviceError("ValidationError", "UserName cannot be specified together with AllUsers.");
    }
    const user = AllUsers === true ? undefined : userOrCaller(scope, UserName);
    const wanted = ServiceName ? requireCredentialService(ServiceName).name : undefined;
    const held =
      user === undefined
        ? [...account.list(serviceSpecificCredentials)]
        : account.find(serviceSpecificCredentials, "user", user.id);
    const matching = held
      .filter(({ serviceName }) => wanted === undefined || serviceName === wanted)
      .toSorted((a, b) => a.createDate - b.createDate || (a.id < b.id ? -1 : 1));
    const { items, end } = pageOfList(request, matching);
    return {
      ServiceSpecificCredentials: items.map((item) =>
        listedCredential(item, account.get(users, item.userId)?.userName ?? "", now),
      ),
      ...end,
    };
  },
});
