import { credentialReports } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { credentialReportOf } from "./credential-report.ts";
import { isExpired } from "./report-age.ts";

export const generateCredentialReport = operation("iam", "GenerateCredentialReport", {
  access: "write",
  run(_input, scope) {
    const { account, now } = scope;
    const present = account.get(credentialReports, account.accountId);
    if (present !== undefined && !isExpired(present, now)) return { State: "COMPLETE" as const };
    account.put(credentialReports, {
      id: account.accountId,
      generatedTime: now,
      content: credentialReportOf(scope),
    });
    const why = present === undefined ? "No report exists." : "The last report has expired.";
    return {
      State: "STARTED" as const,
      Description: `${why} Starting a new report generation task`,
    };
  },
});
