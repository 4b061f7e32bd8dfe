import { setTimeout as sleep } from "node:timers/promises";
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
} from "@aws-sdk/client-iam";
import { type Answer, answersIn, serviceUseOf, textOf } from "../../answers/index.ts";
import { putLastAccess } from "../../draft/index.ts";
import type { ServiceUse } from "../../snapshot/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";

const mostItems = 1000;
const mostWaits = 60;
const firstWait = 50;
const longestWait = 5000;

/** The first page of a job's result, once there is one. */
async function finished(
  session: Session,
  asking: Asking,
  JobId: string,
): Promise<Answer | undefined> {
  for (let wait = 0; wait < mostWaits; wait += 1) {
    const answer = await page(session, asking, JobId, undefined);
    if (answer === undefined || answer["JobStatus"] === "COMPLETED") return answer;
    if (answer["JobStatus"] === "FAILED") {
      asking.gap("A job of iam:GenerateServiceLastAccessedDetails failed.");
      return undefined;
    }
    await sleep(Math.min(firstWait * 2 ** wait, longestWait), undefined, {
      signal: session.signal,
    });
  }
  asking.gap("A job of iam:GenerateServiceLastAccessedDetails did not end in several minutes.");
  return undefined;
}

const page = ({ clients }: Session, asking: Asking, JobId: string, Marker: string | undefined) =>
  asking.ask("iam:GetServiceLastAccessedDetails", (options) =>
    clients.iam.send(
      new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems: mostItems }),
      options,
    ),
  );

async function ofPrincipal(session: Session, asking: Asking, arn: string): Promise<void> {
  const { account, clients, now } = session;
  const job = await asking.ask("iam:GenerateServiceLastAccessedDetails", (options) =>
    clients.iam.send(
      new GenerateServiceLastAccessedDetailsCommand({ Arn: arn, Granularity: "ACTION_LEVEL" }),
      options,
    ),
  );
  const JobId = textOf(job?.["JobId"]);
  if (JobId === undefined) return;
  const services: ServiceUse[] = [];
  let answer = await finished(session, asking, JobId);
  while (answer !== undefined) {
    services.push(...answersIn(answer["ServicesLastAccessed"]).map(serviceUseOf));
    const marker = textOf(answer["Marker"]);
    if (answer["IsTruncated"] !== true || marker === undefined) {
      return putLastAccess(account, arn, services, new Date(now).toISOString());
    }
    answer = await page(session, asking, JobId, marker);
  }
}

/** When users and roles last used each service, as IAM has tracked it. */
export const lastAccessed: Source = {
  input: "last-accessed",
  actions: ["iam:GenerateServiceLastAccessedDetails", "iam:GetServiceLastAccessedDetails"],
  ofUsers: true,
  async collect(session, asking) {
    const { account } = session;
    if (account.userNames === undefined) return asking.gap("The users and roles are not known.");
    const users = [...account.users.values()].flatMap(
      ({ details, listing }) => details?.arn ?? listing?.arn ?? [],
    );
    const arns = [...users, ...account.roles.keys()];
    await forEach(session, arns, (arn) => ofPrincipal(session, asking, arn));
  },
};
