import { LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  addRecord,
  finishActivityDraft,
  namedArns,
  newActivityDraft,
} from "../../activity/index.ts";
import { type Answer, answersIn, isAnswer, textOf } from "../../answers/index.ts";
import type { Source } from "../source.ts";

const day = 86_400_000;

/** How far back LookupEvents goes. */
const keptDays = 90;

const pageSize = 50;

function recordIn(event: Answer): Answer {
  try {
    const record: unknown = JSON.parse(textOf(event["CloudTrailEvent"]) ?? "");
    return isAnswer(record) ? record : {};
  } catch {
    return {};
  }
}

/** What was done, as far as the event history tells. It never tells everything: that takes a trail's files. */
export const activity: Source = {
  input: "activity",
  actions: ["cloudtrail:LookupEvents"],
  ofUsers: true,
  async collect({ account, clients, partition, region, isAws, now, events, progress }, asking) {
    const from = new Date(now - keptDays * day);
    const draft = newActivityDraft();
    const names = namedArns(account, partition);
    const pages = asking.pages("cloudtrail:LookupEvents", (NextToken, options) =>
      clients.cloudTrail.send(
        new LookupEventsCommand({
          StartTime: from,
          EndTime: new Date(now),
          MaxResults: pageSize,
          NextToken,
        }),
        options,
      ),
    );
    let read = 0;
    let whole = true;
    for await (const page of pages) {
      for (const event of answersIn(page["Events"])) {
        await addRecord(draft, recordIn(event), () => names);
        read += 1;
      }
      progress(read, events);
      whole = read < events;
      if (!whole) break;
    }
    const coverage = asking.coverage();
    if (coverage.state === "absent") return;
    asking.gap(
      isAws
        ? `The event history holds management events of ${region} only; give a trail's files for all regions and for data events.`
        : "The trail of this endpoint may leave out successful reads.",
    );
    if (!whole) asking.gap(`Events older than the newest ${read} were not read.`);
    if (draft.unread > 0) asking.gap(`${draft.unread} records are no events of an account.`);
    const to = new Date(now).toISOString();
    const source = isAws ? "cloudtrail" : "ostiary";
    const found = finishActivityDraft(draft, account.id, source);
    const oldest = found?.from ?? to;
    account.activity = {
      ...(found ?? { source, events: 0, principals: [] }),
      from: whole && coverage.state === "complete" ? from.toISOString() : oldest,
      to,
    };
  },
};
