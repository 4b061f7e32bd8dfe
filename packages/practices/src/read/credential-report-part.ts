import { type Answer, known, momentOf, readCredentialReport, textOf } from "../answers/index.ts";
import { putReportedUser } from "../draft/index.ts";
import { type AccountPart, complete, ownerOf, partial } from "./part.ts";

/** A credential report as it was downloaded. */
export function credentialReportPart(text: string, at?: string): AccountPart {
  const users = [...readCredentialReport(text)];
  return {
    about: "account",
    input: "credential-report",
    coverage: users.some(({ root }) => root) ? complete : partial("The report has no root user."),
    ...ownerOf(users[0]?.arn),
    ...known({ at }),
    put(account) {
      for (const user of users) putReportedUser(account, user);
    },
  };
}

/** Whether an answer is one of GetCredentialReport. */
export const wrapsCredentialReport = (answer: Answer): boolean =>
  typeof answer["Content"] === "string" && "ReportFormat" in answer;

/** GetCredentialReport's answer, in which the AWS CLI leaves the report in base64. */
export function wrappedReportPart(answer: Answer): AccountPart {
  const content = textOf(answer["Content"]) ?? "";
  const text = content.startsWith("user,") ? content : Buffer.from(content, "base64").toString();
  return credentialReportPart(text, momentOf(answer["GeneratedTime"]));
}
