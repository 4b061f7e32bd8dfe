import { type AccessReport, accessReports, organizationAccessReports } from "@ostiary/directory";
import type { Caller } from "../../../caller/caller.ts";
import type { Scope, WriteScope } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

/** Whose a report is: a user's with whatever key, or that of one session of a role ("GenerateServiceLastAccessedDetails": JobId). */
export const reportOwner = ({ principal, userId, accessKeyId = userId }: Caller): string =>
  principal.kind === "role-session" ? accessKeyId : userId;

/** The report of a job, where the caller asked for it. */
export function requireAccessReport({ account, caller }: Scope, jobId: string): AccessReport {
  const report = account.get(accessReports, jobId);
  if (report === undefined || report.owner !== reportOwner(caller)) {
    throw noSuchEntity(`The job with id ${jobId} cannot be found.`);
  }
  return report;
}

/** How long reports are kept; AWS says nothing of it. */
const kept = 7 * 86_400_000;

/** Takes away the reports that are older than they are kept. */
export function deleteOldReports({ account, now }: WriteScope): void {
  const old = [...account.list(accessReports)].filter(({ date }) => date < now - kept);
  for (const { id } of old) account.delete(accessReports, id);
  const older = [...account.list(organizationAccessReports)].filter(
    ({ date }) => date < now - kept,
  );
  for (const { id } of older) account.delete(organizationAccessReports, id);
}

/** The beginning of every answer about a report; it is complete from the moment that it is asked for. */
export const jobAnswer = ({ date }: Pick<AccessReport, "date">) => ({
  JobStatus: "COMPLETED" as const,
  JobCreationDate: new Date(date),
  JobCompletionDate: new Date(date),
});
