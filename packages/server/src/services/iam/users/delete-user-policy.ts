import { operation } from "../../../operation.ts";
import { userHolder } from "../holders.ts";
import { userInlinePolicies } from "../inline-policies.ts";

export const deleteUserPolicy = operation("iam", "DeleteUserPolicy", {
  access: "write",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  context: ({ UserName }, scope) => userInlinePolicies.context(scope, UserName),
  run: ({ UserName, PolicyName }, scope) => userInlinePolicies.delete(scope, UserName, PolicyName),
});
