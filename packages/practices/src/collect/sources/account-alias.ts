import { ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import { putAliases } from "../../draft/index.ts";
import type { Source } from "../source.ts";

/** The account's alias; an account has one at most. */
export const accountAlias: Source = {
  input: "account-alias",
  actions: ["iam:ListAccountAliases"],
  async collect({ account, clients }, asking) {
    const answer = await asking.ask("iam:ListAccountAliases", (options) =>
      clients.iam.send(new ListAccountAliasesCommand({}), options),
    );
    if (answer !== undefined) putAliases(account, answer["AccountAliases"]);
  },
};
