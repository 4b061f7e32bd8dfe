import { type Command, Option } from "commander";
import type { GeneratePolicy } from "../generate/policy.ts";
import type { GenerateRole } from "../generate/role.ts";
import { accountId, snapshotOptions } from "../options.ts";

const collected = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** `ostiary generate role`. */
function declareRole(command: Command): void {
  command
    .description("a least-privilege role for a workload, with a boundary, validated and proved")
    .addOption(
      new Option("--for <workload>", "what runs with the role")
        .choices(["lambda", "ecs", "ec2", "github", "oidc", "partner"])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--name <name>", "the role's name; a function's too").makeOptionMandatory(),
    )
    .addOption(
      new Option(
        "--allow <kind=name>",
        "a need such as table=orders; may be given again",
      ).argParser(collected),
    )
    .addOption(
      new Option("--account-id <id>", "the account").argParser(accountId).default("123456789012"),
    )
    .addOption(new Option("--region <region>", "the region").default("us-east-1"))
    .addOption(new Option("--partition <partition>", "the partition").default("aws"))
    .addOption(new Option("--repository <owner/name>", "with --for github: the repository"))
    .addOption(new Option("--branch <name>", "with --for github: the only branch"))
    .addOption(new Option("--issuer <url>", "with --for oidc: the identity provider"))
    .addOption(new Option("--subject <sub>", "with --for oidc: who may come"))
    .addOption(new Option("--audience <aud>", "with --for oidc").default("sts.amazonaws.com"))
    .addOption(
      new Option("--partner-account <id>", "with --for partner: its account").argParser(accountId),
    )
    .addOption(new Option("--external-id <id>", "with --for partner: the external id"))
    .addOption(
      new Option("--format <format>", "how it is told")
        .choices(["cli", "terraform", "json"])
        .default("cli"),
    )
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  ostiary generate role --for lambda --name orders --allow table=orders --allow send-queue=mail",
        "  ostiary generate role --for github --name deploy --repository acme/shop --branch main --allow bucket=site",
      ].join("\n"),
    )
    .action(async (options: GenerateRole) =>
      (await import("../generate/role.ts")).generateRole(options),
    );
}

/** `ostiary generate policy`. */
function declarePolicy(command: Command): void {
  command.description("a policy of what a principal used, from its records");
  for (const option of snapshotOptions()) command.addOption(option);
  command
    .addOption(new Option("--principal <arn>", "the user or role").makeOptionMandatory())
    .addOption(
      new Option("--resources <rule>", "how resources are generalised")
        .choices(["exact", "parent", "kind"])
        .default("exact"),
    )
    .addHelpText(
      "after",
      "\nExample:\n  ostiary generate policy --from-file details.json ./cloudtrail --principal arn:aws:iam::123456789012:role/job",
    )
    .action(async (options: GeneratePolicy) =>
      (await import("../generate/policy.ts")).generatePolicy(options),
    );
}

/** `ostiary generate`. */
export function declareGenerate(command: Command): void {
  declareRole(command.command("role"));
  declarePolicy(command.command("policy"));
}
