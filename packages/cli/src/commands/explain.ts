import { type Command, Option } from "commander";
import type { ExplainOptions } from "../policies/explain.ts";
import { actionName, addSituationOptions, resourceName } from "../policies/policy-options.ts";

const help = `
Every statement is held against the request, element by element. Ends with 0 whether the request is allowed or denied.

Examples:
  ostiary explain --policy dev.json --boundary boundary.json --principal arn:aws:iam::111122223333:user/alice \\
    --action s3:GetObject --resource arn:aws:s3:::reports/alice/november.csv
  ostiary explain --account-details details.json --principal arn:aws:iam::111122223333:role/deploy --action iam:PassRole
  ostiary explain --message "$(cat encoded-message.txt)" --endpoint-url http://127.0.0.1:4780`;

/** `ostiary explain`. */
export function declareExplain(command: Command): void {
  addSituationOptions(command);
  command
    .addOption(new Option("--action <action>", "what is asked for").argParser(actionName))
    .addOption(new Option("--resource <arn>", "on what; * otherwise").argParser(resourceName))
    .addOption(
      new Option(
        "--message <message>",
        "instead of all that: an encoded authorization message, which the server decodes",
      ).conflicts(["action", "principal"]),
    )
    .addOption(
      new Option(
        "--endpoint-url <url>",
        "the server of the message; AWS_ENDPOINT_URL or AWS otherwise",
      ),
    )
    .addOption(new Option("--json", "for scripts"))
    .addHelpText("after", help)
    .action(async (options: ExplainOptions) =>
      (await import("../policies/explain.ts")).explain(options),
    );
}
