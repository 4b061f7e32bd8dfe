import { GetAccountSummaryCommand } from "@aws-sdk/client-iam";
import { putSummary } from "../../draft/index.ts";
import type { Source } from "../source.ts";

/** Counts, quotas, and whether root has keys and MFA. */
export const accountSummary: Source = {
  input: "account-summary",
  actions: ["iam:GetAccountSummary"],
  async collect({ account, clients }, asking) {
    const answer = await asking.ask("iam:GetAccountSummary", (options) =>
      clients.iam.send(new GetAccountSummaryCommand({}), options),
    );
    if (answer !== undefined) putSummary(account, answer["SummaryMap"]);
  },
};
