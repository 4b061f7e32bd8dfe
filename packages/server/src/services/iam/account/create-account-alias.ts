import { accounts } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

export const createAccountAlias = operation("iam", "CreateAccountAlias", {
  access: "write",
  run({ AccountAlias }, scope) {
    const account = accountOf(scope);
    const taken = scope.server.directory.accountIds().some((id) => {
      const other = id === account.id ? undefined : scope.server.directory.loaded(id);
      return other?.get(accounts, id)?.alias === AccountAlias;
    });
    if (taken) {
      throw serviceError(
        "EntityAlreadyExists",
        `The account alias ${AccountAlias} already exists.`,
      );
    }
    scope.account.put(accounts, { ...account, alias: AccountAlias });
    return {};
  },
});
