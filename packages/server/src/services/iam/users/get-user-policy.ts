import { operation } from "../../../operation.ts";
import { userHolder } from "../holders.ts";
import { userInlinePolicies } from "../inline-policies.ts";

export const getUserPolicy = operation("iam", "GetUserPolicy", {
  access: "read",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  run: ({ UserName, PolicyName }, scope) => ({
    UserName,
    ...userInlinePolicies.get(scope, UserName, PolicyName),
  }),
});
