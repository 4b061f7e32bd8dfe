import { Command, InvalidArgumentError, Option } from "commander";
import type { CredentialFormat } from "./credentials/format.ts";
import { readQuotas } from "./quotas.ts";

function portNumber(text: string): number {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return Number(text);
}

function accountId(text: string): string {
  if (!/^[0-9]{12}$/.test(text)) throw new InvalidArgumentError("An account id has 12 digits.");
  return text;
}

function positive(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text))
    throw new InvalidArgumentError("A positive number is wanted.");
  return Number(text);
}

const data = () =>
  new Option("--data <folder>", "the data folder").default("./ostiary-data").env("OSTIARY_DATA");
const database = () =>
  new Option("--database <url>", "a PostgreSQL database; SQLite in the data folder otherwise").env(
    "OSTIARY_DATABASE",
  );
const keyFile = () =>
  new Option(
    "--key-file <file>",
    "the key-encryption key; ostiary.key in the data folder otherwise",
  ).env("OSTIARY_KEY_FILE");

/** The command line of Ostiary. */
function program(): Command {
  const root = new Command("ostiary")
    .description("Identity and access management on the AWS wire.")
    .version("0.1.0")
    .showHelpAfterError("(ostiary --help shows what there is)");

  root
    .command("start")
    .description("serve IAM, STS and the audit trail on one port")
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
    .addOption(data())
    .addOption(database())
    .addOption(keyFile())
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
    .action(async (options) => (await import("./start.ts")).start(options));

  root
    .command("credentials")
    .description("short-lived credentials for the operator who owns the data folder")
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
    .addOption(data())
    .addOption(database())
    .addOption(keyFile())
    .addHelpText("after", '\nExample:\n  eval "$(ostiary credentials)"\n  aws iam list-users')
    .action(async (options: { format: CredentialFormat }) =>
      (await import("./credentials/credentials.ts")).credentials(options),
    );
  return root;
}

/** Runs the command; an error says what to do next and ends with 1. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    console.error(`ostiary: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
