import { type Command, Option } from "commander";
import type { CredentialFormat } from "../credentials/format.ts";
import { accountId, directoryOptions, portNumber, positive } from "../options.ts";

/** `ostiary credentials`. */
export function declareCredentials(command: Command): void {
  for (const option of directoryOptions()) command.addOption(option);
  command
    .addOption(
      new Option(
        "--format <format>",
        "env: shell exports; profile: an AWS config profile; process: credential_process JSON",
      )
        .choices(["env", "profile", "process"])
        .default("env"),
    )
    .addOption(new Option("--role <name>", "the role to act as").default("OstiaryOperator"))
    .addOption(
      new Option("--account-id <id>", "the account of the role; the first one otherwise").argParser(
        accountId,
      ),
    )
    .addOption(
      new Option("--duration <seconds>", "how long they are good")
        .default(3600)
        .argParser(positive),
    )
    .addOption(
      new Option("--port <port>", "the server's port; where it runs on the data folder otherwise")
        .argParser(portNumber)
        .env("OSTIARY_PORT"),
    )
    .addHelpText("after", '\nExample:\n  eval "$(ostiary credentials)"\n  aws iam list-users')
    .action(async (options: { format: CredentialFormat }) =>
      (await import("../credentials/credentials.ts")).credentials(options),
    );
}
