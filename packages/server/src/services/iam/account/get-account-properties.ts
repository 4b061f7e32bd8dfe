import { operation } from "../../../operation.ts";
import { roleManager, wireProperties } from "./account-properties.ts";
import { accountOf } from "./account-record.ts";

export const getAccountProperties = operation("iam", "GetAccountProperties", {
  access: "read",
  context: () => ({ "iam:AccountPropertyNamespaces": [roleManager] }),
  run: (_input, scope) => ({ Properties: wireProperties(accountOf(scope).roleManagerEnabled) }),
});
