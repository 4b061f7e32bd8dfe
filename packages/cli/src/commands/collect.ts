import { type Command, Option } from "commander";
import type { CollectCommand } from "../collect/collect.ts";
import { positive } from "../options.ts";

/** `ostiary collect`. */
export function declareCollect(command: Command): void {
  command
    .addOption(new Option("--profile <name>", "a profile of the AWS configuration"))
    .addOption(new Option("--endpoint-url <url>", "an endpoint other than AWS's"))
    .addOption(new Option("--region <region>", "the region of regional services"))
    .addOption(new Option("--organization", "every account of the organization, by --role-name"))
    .addOption(new Option("--role-name <name>", "the role that is assumed in each account"))
    .addOption(
      new Option(
        "--from-file <file...>",
        "files and folders instead: authorization details, credential reports, CloudTrail …",
      ),
    )
    .addOption(
      new Option("--taken-at <time>", "with --from-file: when the files were taken, ISO 8601"),
    )
    .addOption(
      new Option("--events <count>", "how many events of the event history are read")
        .default(10_000)
        .argParser(positive),
    )
    .addOption(
      new Option("--output <file>", "where the snapshot goes; - for standard output").default(
        "snapshot.json",
      ),
    )
    .addOption(new Option("--print-policy", "print the least policy that collecting needs"))
    .addOption(new Option("--json", "print the outcome as JSON"))
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  ostiary collect --profile audit",
        "  ostiary collect --organization --role-name Audit --output organization.json",
        "  ostiary collect --from-file details.json report.csv ./cloudtrail",
      ].join("\n"),
    )
    .action(async (options: CollectCommand) =>
      (await import("../collect/collect.ts")).collect(options),
    );
}
