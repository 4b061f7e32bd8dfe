import { accounts } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { accountOf } from "./account-record.ts";

export const deleteAccountPasswordPolicy = operation("iam", "DeleteAccountPasswordPolicy", {
  access: "write",
  run(_input, scope) {
    const { passwordPolicy, ...rest } = accountOf(scope);
    if (passwordPolicy === undefined) {
      throw noSuchEntity("The account policy with name PasswordPolicy cannot be found.");
    }
    scope.account.put(accounts, rest);
    return {};
  },
});
