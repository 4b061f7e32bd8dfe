import { accountAliases, accounts, registryId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

/** An account has one alias, which no other account has ("CreateAccountAlias"); a new one takes the place of the one before. */
export const createAccountAlias = operation("iam", "CreateAccountAlias", {
  access: "write",
  accounts: () => [registryId],
  run({ AccountAlias }, scope) {
    const account = accountOf(scope);
    const registry = scope.other(registryId);
    const holder = registry?.get(accountAliases, AccountAlias)?.accountId ?? account.id;
    if (holder !== account.id) {
      throw serviceError(
        "EntityAlreadyExists",
        `The account alias ${AccountAlias} already exists.`,
      );
    }
    if (account.alias !== undefined) registry?.delete(accountAliases, account.alias);
    registry?.put(accountAliases, { id: AccountAlias, accountId: account.id });
    scope.account.put(accounts, { ...account, alias: AccountAlias });
    return {};
  },
});
