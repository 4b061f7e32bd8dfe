import {
  type ActivityDraft,
  addRecord,
  finishActivityDraft,
  hasDataEvents,
  type NamedArns,
  namedArns,
  newActivityDraft,
} from "../activity/index.ts";
import { type Answer, isAnswer, textOf } from "../answers/index.ts";
import { draftAccount, type SnapshotDraft } from "../draft/index.ts";
import type { Coverage } from "../snapshot/index.ts";
import { jsonObjects } from "./json-objects.ts";
import { type ReadLimits, UnreadableFile } from "./limits.ts";
import { complete, partial } from "./part.ts";
import { unpackedFile } from "./unpacked-file.ts";

/** Whether a file that begins like this holds CloudTrail's records: as a trail delivers them, as LookupEvents prints them, or one a line. */
export const isTrail = (head: string): boolean =>
  /^\s*\{\s*"Records"\s*:/.test(head) || /"(?:eventVersion|CloudTrailEvent)"\s*:/.test(head);

/** Whether a file is one of the digests that lie beside a trail's files. */
export const isTrailDigest = (answer: Answer): boolean =>
  "digestStartTime" in answer && "awsAccountId" in answer;

/** The record itself: LookupEvents wraps it in a text, EventBridge in `detail`. */
function recordIn(file: string, value: unknown): Answer {
  if (!isAnswer(value)) return {};
  const wrapped = textOf(value["CloudTrailEvent"]);
  if (wrapped !== undefined) {
    try {
      const record: unknown = JSON.parse(wrapped);
      return isAnswer(record) ? record : {};
    } catch {
      throw new UnreadableFile(file, "one of its events is no JSON.");
    }
  }
  return isAnswer(value["detail"]) ? value["detail"] : value;
}

/** The names of each account, once it is gathered. */
function namesByAccount(draft: SnapshotDraft): (account: string) => NamedArns {
  const known = new Map<string, NamedArns>();
  return (account) => {
    const found = known.get(account);
    if (found !== undefined) return found;
    const names = namedArns(draft.accounts.get(account), draft.partition ?? "aws");
    known.set(account, names);
    return names;
  };
}

const managementOnly =
  "The records hold management events only: what was done with data (S3 objects, invocations of functions …) is not known.";

/** Records of no account may be anybody's. */
function coverageOf(activity: ActivityDraft, account: string): Coverage {
  const reasons = [
    ...(hasDataEvents(activity, account) ? [] : [managementOnly]),
    ...(activity.unread > 0 ? [`${activity.unread} records are no events of an account.`] : []),
  ];
  return reasons.length === 0 ? complete : partial(reasons.join(" "));
}

async function readTrail(
  file: string,
  activity: ActivityDraft,
  names: (account: string) => NamedArns,
  limits: ReadLimits,
): Promise<string> {
  const { bytes, digest } = await unpackedFile(file, limits.streamBytes);
  for await (const value of jsonObjects(file, bytes, limits)) {
    await addRecord(activity, recordIn(file, value), names);
  }
  return digest();
}

/** Reads the records of a trail, one after the other, once all else is in the draft: its names tell ARNs. */
export async function readTrails(
  draft: SnapshotDraft,
  files: readonly string[],
  limits: ReadLimits,
  onFile: (file: string) => void,
): Promise<void> {
  const activity = newActivityDraft();
  const names = namesByAccount(draft);
  for (const file of files) {
    draft.files.set(file, await readTrail(file, activity, names, limits));
    onFile(file);
  }
  for (const id of activity.accounts.keys()) {
    const account = draftAccount(draft, id);
    const finished = finishActivityDraft(activity, id, "cloudtrail");
    if (finished === undefined) continue;
    account.activity = finished;
    account.coverage.set("activity", coverageOf(activity, id));
  }
}
