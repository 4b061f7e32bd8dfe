import { type Command, Option } from "commander";
import { accountId, directoryOptions, portNumber, positive } from "../options.ts";
import { readQuotas } from "../quotas.ts";

/** `ostiary start`. */
export function declareStart(command: Command): void {
  for (const option of directoryOptions()) command.addOption(option);
  command
    .addOption(
      new Option("--host <address>", "the address to bind")
        .default("127.0.0.1")
        .env("OSTIARY_HOST"),
    )
    .addOption(
      new Option("--port <port>", "the port; 0 for any free one")
        .default(4780)
        .argParser(portNumber)
        .env("OSTIARY_PORT"),
    )
    .addOption(
      new Option("--account-id <id>", "the id of the account that the first start makes")
        .argParser(accountId)
        .env("OSTIARY_ACCOUNT_ID"),
    )
    .addOption(
      new Option("--partition <partition>", "the partition that ARNs carry")
        .choices(["aws", "aws-cn", "aws-us-gov"])
        .default("aws")
        .env("OSTIARY_PARTITION"),
    )
    .addOption(
      new Option("--region <region>", "the region of records")
        .default("us-east-1")
        .env("OSTIARY_REGION"),
    )
    .addOption(
      new Option("--rate-limit <requests>", "requests a second for each caller")
        .default(50_000)
        .argParser(positive)
        .env("OSTIARY_RATE_LIMIT"),
    )
    .addOption(
      new Option(
        "--quota <name=number>",
        "a quota that is other than AWS's default; may be given again, or several with commas",
      )
        .argParser(readQuotas)
        .env("OSTIARY_QUOTAS"),
    )
    .addOption(
      new Option("--log-level <level>", "what goes to standard error")
        .choices(["silent", "error", "warn", "info", "debug"])
        .default("warn")
        .env("OSTIARY_LOG_LEVEL"),
    )
    .addOption(
      new Option(
        "--public-url <url>",
        "where others reach the server; where it listens otherwise",
      ).env("OSTIARY_PUBLIC_URL"),
    )
    .addOption(
      new Option(
        "--allow-private-issuers",
        "identity providers may be reached by http and in private networks",
      )
        .default(false)
        .env("OSTIARY_ALLOW_PRIVATE_ISSUERS"),
    )
    .addOption(
      new Option(
        "--lenient",
        "an emulator's mode: no signatures are checked, unknown keys are root",
      )
        .default(false)
        .env("OSTIARY_LENIENT"),
    )
    .addOption(
      new Option(
        "--free-requests <count>",
        "with --lenient: how many requests are free of permissions at first; inf for all",
      )
        .default("inf")
        .env("INITIAL_NO_AUTH_ACTION_COUNT"),
    )
    .addHelpText("after", "\nExample:\n  ostiary start --data ./ostiary-data --port 4780")
    .action(async (options) => (await import("../start.ts")).start(options));
}
