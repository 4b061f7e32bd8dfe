import { type Command, Option } from "commander";
import type { FixCommand } from "../fix/fix.ts";
import { snapshotOptions } from "../options.ts";

/** `ostiary fix`. */
export function declareFix(command: Command): void {
  for (const option of snapshotOptions()) command.addOption(option);
  command
    .addOption(
      new Option("--format <format>", "cli: a script for the AWS CLI; terraform; json")
        .choices(["cli", "terraform", "json"])
        .default("cli"),
    )
    .addOption(new Option("--output <file>", "where it goes; standard output otherwise"))
    .addOption(
      new Option("--rule <id...>", "fixes for these rules alone; 09 stands for a practice"),
    )
    .addOption(
      new Option(
        "--proved",
        "only fixes that are proved to add no access and to lose no recorded use",
      ),
    )
    .addOption(new Option("--apply", "make the fixes, after a question for each"))
    .addOption(new Option("--yes", "with --apply: ask nothing"))
    .addOption(
      new Option(
        "--undo-file <file>",
        "with --apply: where what takes them back is written",
      ).default("ostiary-undo.json"),
    )
    .addOption(new Option("--undo <file>", "take back what an undo file names"))
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  ostiary fix --from-file details.json report.csv > fixes.sh",
        "  ostiary fix --profile admin --rule 02 09 --proved --apply",
        "  ostiary fix --profile admin --undo ostiary-undo.json",
      ].join("\n"),
    )
    .action(async (options: FixCommand) => (await import("../fix/fix.ts")).fix(options));
}
