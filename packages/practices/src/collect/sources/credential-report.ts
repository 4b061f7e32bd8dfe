import { setTimeout as sleep } from "node:timers/promises";
import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { type Answer, readCredentialReport } from "../../answers/index.ts";
import { putReportedUser } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import type { Session, Source } from "../source.ts";

const mostWaits = 60;
const firstWait = 200;
const longestWait = 5000;

/** Codes of GetCredentialReport after which the report has to be made again, or waited for. */
const notReady = {
  ReportExpired: {},
  ReportInProgress: {},
  ReportNotPresent: {},
  CredentialReportExpiredException: {},
  CredentialReportNotReadyException: {},
  CredentialReportNotPresentException: {},
};

/** The credential report: asks for it to be made, waits until it is, and gets it ("GenerateCredentialReport"). */
export const credentialReport: Source = {
  input: "credential-report",
  actions: ["iam:GenerateCredentialReport", "iam:GetCredentialReport"],
  async collect(session, asking) {
    for (let wait = 0; wait < mostWaits; wait += 1) {
      const generated = await asking.ask("iam:GenerateCredentialReport", (options) =>
        session.clients.iam.send(new GenerateCredentialReportCommand({}), options),
      );
      if (generated === undefined) return;
      if (generated["State"] === "COMPLETE") {
        const answer = await report(session, asking);
        if (answer === undefined || answer["Content"] !== undefined) return put(session, answer);
      }
      await sleep(Math.min(firstWait * 2 ** wait, longestWait), undefined, {
        signal: session.signal,
      });
    }
    asking.gap("iam:GenerateCredentialReport made no report in several minutes.");
  },
};

const report = ({ clients }: Session, asking: Asking): Promise<Answer | undefined> =>
  asking.ask(
    "iam:GetCredentialReport",
    (options) => clients.iam.send(new GetCredentialReportCommand({}), options),
    notReady,
  );

function put({ account }: Session, answer: Answer | undefined): void {
  const content = answer?.["Content"];
  if (!(content instanceof Uint8Array)) return;
  for (const user of readCredentialReport(new TextDecoder().decode(content))) {
    putReportedUser(account, user);
  }
}
