import { type Command, Option } from "commander";
import type { AuditCommand } from "../audit/audit.ts";
import { snapshotOptions } from "../options.ts";

/** `ostiary audit`. */
export function declareAudit(command: Command): void {
  for (const option of snapshotOptions()) command.addOption(option);
  command
    .addOption(
      new Option("--format <format>", "how it is told")
        .choices(["text", "json", "sarif", "ocsf", "csv", "markdown", "html"])
        .default("text"),
    )
    .addOption(new Option("--output <file>", "where it goes; standard output otherwise"))
    .addOption(new Option("--mutes <file>", "findings that are accepted for a time; YAML or JSON"))
    .addOption(
      new Option("--fail-on <severity>", "end with 3 where a finding is at or above it")
        .choices(["critical", "high", "medium", "low", "informational", "never"])
        .default("high"),
    )
    .addOption(
      new Option("--rule <id...>", "these rules alone; 05 stands for all rules of that practice"),
    )
    .addOption(new Option("--verbose", "every finding with all that it rests on"))
    .addOption(new Option("--list-rules", "the rules that there are"))
    .addHelpText(
      "after",
      [
        "",
        "Ends with 0 where no finding is at or above --fail-on, 3 where one is, 1 for an error.",
        "",
        "Examples:",
        "  ostiary audit --profile audit",
        "  ostiary audit --from-file details.json report.csv --format sarif --output audit.sarif",
        "  ostiary audit --endpoint-url http://127.0.0.1:4780 --rule 05 --fail-on medium",
      ].join("\n"),
    )
    .action(async (options: AuditCommand) => (await import("../audit/audit.ts")).audit(options));
}
