import { accounts } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

export const setSecurityTokenServicePreferences = operation(
  "iam",
  "SetSecurityTokenServicePreferences",
  {
    access: "write",
    run({ GlobalEndpointTokenVersion }, scope) {
      scope.account.put(accounts, {
        ...accountOf(scope),
        globalEndpointTokenVersion: GlobalEndpointTokenVersion === "v2Token" ? 2 : 1,
      });
      return {};
    },
  },
);
