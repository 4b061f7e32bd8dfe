import { accountAliases, accounts, registryId } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";
import { accountOf } from "./account-record.ts";

export const deleteAccountAlias = operation("iam", "DeleteAccountAlias", {
  access: "write",
  accounts: () => [registryId],
  run({ AccountAlias }, scope) {
    const { alias, ...rest } = accountOf(scope);
    if (alias !== AccountAlias)
      throw noSuchEntity(`The account alias ${AccountAlias} cannot be found.`);
    scope.other(registryId)?.delete(accountAliases, AccountAlias);
    scope.account.put(accounts, rest);
    return {};
  },
});
