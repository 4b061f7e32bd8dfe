import { type Command, Option } from "commander";
import { actionName, addSituationOptions, each, resourceName } from "../policies/policy-options.ts";
import type { SimulateOptions } from "../policies/simulate.ts";

const help = `
The request brings what its principal and its resource say, the time, aws:SecureTransport and aws:ViaAWSService; --context adds to it.
Ends with 0 where all is allowed, with 3 where something is denied, with 1 for an error.

Examples:
  ostiary simulate --policy dev.json --principal arn:aws:iam::111122223333:user/alice \\
    --action s3:GetObject s3:PutObject --resource arn:aws:s3:::reports/alice/november.csv
  ostiary simulate --policy dev.json --scp FullAWSAccess,root.json --scp FullAWSAccess,workloads.json \\
    --principal arn:aws:iam::111122223333:role/deploy --action ec2:RunInstances --resource '*' \\
    --context aws:RequestedRegion=eu-central-1`;

/** `ostiary simulate`. */
export function declareSimulate(command: Command): void {
  addSituationOptions(command);
  command
    .addOption(
      new Option("--action <action...>", "what is asked for")
        .argParser(each(actionName))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--resource <arn...>", "on what; * otherwise").argParser(each(resourceName)),
    )
    .addOption(new Option("--json", "for scripts"))
    .addHelpText("after", help)
    .action(async (options: SimulateOptions) =>
      (await import("../policies/simulate.ts")).simulate(options),
    );
}
