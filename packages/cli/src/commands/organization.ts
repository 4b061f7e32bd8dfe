import { type Command, Option } from "commander";
import { placeOptions } from "../options.ts";

const prune = () =>
  new Option("--prune", "delete units and policies that the file does not have; never accounts");

/** `ostiary plan`. */
export function declarePlan(command: Command): void {
  command.argument("<file>", "the organization's file").addOption(prune());
  for (const option of placeOptions()) command.addOption(option);
  command
    .addOption(new Option("--json", "print JSON"))
    .addHelpText(
      "after",
      "\nExample:\n  ostiary plan org.yaml\n\nIt ends with 3 where the organization is not as the file says.",
    )
    .action(async (file, options) =>
      (await import("../organization/plan.ts")).planOrganization(file, options),
    );
}

/** `ostiary apply`. */
export function declareApply(command: Command): void {
  command.argument("<file>", "the organization's file").addOption(prune());
  for (const option of placeOptions()) command.addOption(option);
  command
    .addOption(new Option("-y, --yes", "do not ask"))
    .addHelpText("after", "\nExample:\n  ostiary apply org.yaml")
    .action(async (file, options) =>
      (await import("../organization/apply.ts")).applyOrganization(file, options),
    );
}

/** `ostiary export`. */
export function declareExport(command: Command): void {
  for (const option of placeOptions()) command.addOption(option);
  command
    .addHelpText("after", "\nExample:\n  ostiary export > org.yaml")
    .action(async (options) => (await import("../organization/export.ts")).exportFile(options));
}
