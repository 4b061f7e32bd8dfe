import { operation } from "../../../operation.ts";
import { userHolder } from "../holders.ts";
import { userInlinePolicies } from "../inline-policies.ts";

export const listUserPolicies = operation("iam", "ListUserPolicies", {
  access: "read",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  run: ({ UserName, ...request }, scope) => userInlinePolicies.list(scope, UserName, request),
});
