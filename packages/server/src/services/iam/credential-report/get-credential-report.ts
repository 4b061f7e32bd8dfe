import { credentialReports } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { isExpired } from "./report-age.ts";

export const getCredentialReport = operation("iam", "GetCredentialReport", {
  access: "read",
  run(_input, { account, now }) {
    const report = account.get(credentialReports, account.accountId);
    if (report === undefined) {
      throw serviceError(
        "ReportNotPresent",
        "The credential report does not exist. To generate a credential report, use GenerateCredentialReport.",
      );
    }
    if (isExpired(report, now)) {
      throw serviceError(
        "ReportExpired",
        "The most recent credential report has expired. To generate a new credential report, use GenerateCredentialReport.",
      );
    }
    return {
      Content: new TextEncoder().encode(report.content),
      ReportFormat: "text/csv" as const,
      GeneratedTime: new Date(report.generatedTime),
    };
  },
});
