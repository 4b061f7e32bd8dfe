import { Command } from "commander";
import { commands } from "./commands/index.ts";
import { version } from "./version.ts";

/** The command line of Ostiary, with the declaration of the command that is run; for help, `help` names it. */
async function program(argv: readonly string[]): Promise<Command> {
  const root = new Command("ostiary")
    .description("Identity and access management on the AWS wire.")
    .version(version)
    .showHelpAfterError("(ostiary --help shows what there is)");
  for (const [name, { description, declare }] of Object.entries(commands)) {
    const command = root.command(name).description(description);
    // What a command needs is loaded only where it is named: `start` has half a second.
    if (argv.includes(name)) (await declare())(command);
  }
  return root;
}

/** Runs the command; an error says what to do next and ends with 1. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await (await program(argv)).parseAsync([...argv]);
  } catch (error) {
    console.error(`ostiary: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
