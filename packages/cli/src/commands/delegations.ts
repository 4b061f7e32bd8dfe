import { type Command, Option } from "commander";
import { accountId, directoryOptions } from "../options.ts";

/** `ostiary delegations`. */
export function declareDelegations(command: Command): void {
  for (const option of directoryOptions()) command.addOption(option);
  command
    .addOption(
      new Option(
        "--account-id <id>",
        "the account that made the requests; the first one otherwise",
      ).argParser(accountId),
    )
    .addHelpText(
      "after",
      "\nOne line of JSON for each request, with the token where it was sent and has not expired.\n\nExample:\n  ostiary delegations --account-id 111122223333",
    )
    .action(async (options) => (await import("../delegations.ts")).delegations(options));
}
