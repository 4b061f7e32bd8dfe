import { operation } from "../../../operation.ts";
import { userHolder } from "../holders.ts";
import { userInlinePolicies } from "../inline-policies.ts";

export const putUserPolicy = operation("iam", "PutUserPolicy", {
  access: "write",
  resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
  context: ({ UserName }, scope) => userInlinePolicies.context(scope, UserName),
  run: ({ UserName, PolicyName, PolicyDocument }, scope) =>
    userInlinePolicies.put(scope, UserName, PolicyName, PolicyDocument),
});
