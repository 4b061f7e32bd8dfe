import { credentialReports as reports } from "@ostiary/directory";
import { credentialReportOf } from "../../services/iam/credential-report/credential-report.ts";
import { standingIn } from "../change.ts";

/** moto makes the report anew each time. */
export const credentialReports = standingIn(
  "iam",
  "GenerateCredentialReport",
  "every call makes the report anew",
  (strict) => ({
    access: "write",
    run(input, scope) {
      const { account, now } = scope;
      const answer = strict.run(input, scope);
      account.put(reports, {
        id: account.accountId,
        generatedTime: now,
        content: credentialReportOf(scope),
      });
      return answer;
    },
  }),
);
