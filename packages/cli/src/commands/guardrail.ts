import { type Command, Option } from "commander";
import { parameter } from "../guardrail/parameter.ts";
import { accountId, placeOptions, positive } from "../options.ts";

const json = () => new Option("--json", "print JSON");

const parameterOption = () =>
  new Option(
    "-p, --parameter <name=value>",
    "a parameter of the guardrail; again for each value",
  ).argParser(parameter);

/** Options of what is tried out and where. */
const changeOptions = (): readonly Option[] => [
  new Option("--guardrail <id>", "a ready guardrail").conflicts(["policy"]),
  parameterOption(),
  new Option("--policy <file>", "a policy of your own"),
  new Option("--type <type>", "what the file is").choices(["scp", "rcp"]).default("scp"),
  new Option("--name <name>", "what the policy is called"),
  new Option("--target <id>", "a root, unit or account"),
  new Option("--events <file...>", "files of CloudTrail instead of the accounts' own trails"),
  new Option("--days <days>", "how far back trails are read").default(90).argParser(positive),
  new Option("--limit <events>", "the most events that are read of an account")
    .default(50_000)
    .argParser(positive),
  new Option("--role-name <name>", "the role to be in other accounts").default(
    "OrganizationAccountAccessRole",
  ),
  new Option("--could-use", "say what principals could use by their policies, too"),
  ...placeOptions(),
  json(),
];

/** `ostiary guardrail`. */
export function declareGuardrail(command: Command): void {
  command
    .command("list")
    .description("the ready guardrails")
    .addOption(json())
    .action(async (options) => (await import("../guardrail/list.ts")).listGuardrails(options));

  command
    .command("show <id>")
    .description("a guardrail with its reason and its policy")
    .addOption(parameterOption())
    .addOption(new Option("--json", "print the policy alone"))
    .action(async (id, options) =>
      (await import("../guardrail/show.ts")).showGuardrail(id, options),
    );

  const preview = command
    .command("preview")
    .description("what a control policy, or a move of an account, takes from those who use it");
  for (const option of changeOptions()) preview.addOption(option);
  preview
    .addOption(new Option("--move <account>", "an account that moves").argParser(accountId))
    .addOption(new Option("--to <id>", "the root or unit that it moves to"))
    .addHelpText(
      "after",
      "\nExample:\n  ostiary guardrail preview --guardrail deny-outside-regions -p regions=eu-west-1 --target ou-ab12-workload\n\nIt ends with 3 where something is lost or can't be judged.",
    )
    .action(async (options) => (await import("../guardrail/preview.ts")).previewGuardrail(options));

  const attach = command.command("attach").description("make a control policy and attach it");
  for (const option of changeOptions()) attach.addOption(option);
  attach
    .addOption(
      new Option(
        "--if-nothing-used-breaks",
        "only where the preview says that nothing is lost or left open",
      ),
    )
    .addHelpText(
      "after",
      "\nExample:\n  ostiary guardrail attach --guardrail protect-audit --target r-ab12 --if-nothing-used-breaks",
    )
    .action(async (options) => (await import("../guardrail/attach.ts")).attachGuardrail(options));
}
