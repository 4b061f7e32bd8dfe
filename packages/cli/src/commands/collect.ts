import { type Command, Option } from "commander";
import type { CollectCommand } from "../collect/collect.ts";
import { snapshotOptions } from "../options.ts";

/** `ostiary collect`. */
export function declareCollect(command: Command): void {
  for (const option of snapshotOptions()) command.addOption(option);
  command
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
