import { type Command, InvalidArgumentError, Option } from "commander";
import { isKindName, kindNames } from "../policies/kind-names.ts";
import { severities } from "../policies/severity.ts";
import type { ValidateOptions } from "../policies/validate.ts";

const kindOption = (): Option => {
  const names = Object.keys(kindNames).join(", ");
  return new Option(
    "--kind <kind>",
    `what the policies are for: ${names}; told by their form otherwise`,
  ).argParser((text) => {
    if (!isKindName(text)) throw new InvalidArgumentError(`Allowed choices are ${names}.`);
    return kindNames[text];
  });
};

const help = `
A file holds a policy, or is an answer of IAM as the AWS CLI prints it, or a Terraform plan in JSON; - is standard input.
Ends with 0 where nothing as grave as --fail-on is found, with 3 where something is, with 1 for an error.

Examples:
  ostiary validate policies/*.json
  ostiary validate --kind scp --fail-on error guardrails.json
  aws iam get-account-authorization-details | ostiary validate -
  terraform show -json plan.out | ostiary validate --format sarif -`;

/** `ostiary validate`. */
export function declareValidate(command: Command): void {
  command
    .argument("<files...>", "the files; - for standard input")
    .addOption(kindOption())
    .addOption(
      new Option(
        "--resource-type <type>",
        "the type of resource that policies of kind resource belong to: AWS::S3::Bucket",
      ),
    )
    .addOption(
      new Option("--fail-on <severity>", "the least grave finding that ends with 3")
        .choices(severities)
        .default("warning"),
    )
    .addOption(
      new Option("--format <format>", "for people, for scripts, or for code scanning")
        .choices(["text", "json", "sarif"])
        .default("text"),
    )
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .addHelpText("after", help)
    .action(async (files: readonly string[], options: ValidateOptions) =>
      (await import("../policies/validate.ts")).validate(files, options),
    );
}
