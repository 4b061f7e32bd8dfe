import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

export const listAccountAliases = operation("iam", "ListAccountAliases", {
  access: "read",
  run(_input, scope) {
    const { alias } = accountOf(scope);
    return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false };
  },
});
