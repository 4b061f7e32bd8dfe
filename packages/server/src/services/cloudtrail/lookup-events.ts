import type { AuditFilter, RecordedEvent } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../operation.ts";

const defaultResults = 50;

/** The members of the filter that lookup attributes stand for ("LookupEvents: LookupAttribute"). */
const attributes: Readonly<Record<string, (value: string) => Partial<AuditFilter>>> = {
  EventId: (eventId) => ({ eventId }),
  EventName: (eventName) => ({ eventName }),
  EventSource: (eventSource) => ({ eventSource }),
  Username: (userName) => ({ userName }),
  AccessKeyId: (accessKeyId) => ({ accessKeyId }),
  ResourceName: (resourceName) => ({ resourceName }),
  ResourceType: (resourceType) => ({ resourceType }),
  ReadOnly: (value) => ({ readOnly: value === "true" }),
};

function continuation(token: string | undefined): number | undefined {
  if (token === undefined) return undefined;
  const sequence = Number(Buffer.from(token, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw serviceError(
      "InvalidNextTokenException",
      "The NextToken is not one that LookupEvents gave.",
    );
  }
  return sequence;
}

const shown = (event: RecordedEvent) => ({
  EventId: event.eventId,
  EventName: event.eventName,
  ReadOnly: String(event.readOnly),
  ...(event.accessKeyId !== undefined && { AccessKeyId: event.accessKeyId }),
  EventTime: new Date(event.eventTime),
  EventSource: event.eventSource,
  ...(event.userName !== undefined && { Username: event.userName }),
  Resources: event.resources.map(({ type, name }) => ({
    ...(type !== undefined && { ResourceType: type }),
    ResourceName: name,
  })),
  CloudTrailEvent: JSON.stringify(event.record),
});

/** The account's audit trail, newest first. */
export const lookupEvents = operation("cloudtrail", "LookupEvents", {
  access: "read",
  async run(
    { LookupAttributes = [], StartTime, EndTime, MaxResults, NextToken },
    { account, server },
  ) {
    if (LookupAttributes.length > 1) {
      throw serviceError(
        "InvalidLookupAttributesException",
        "You can specify only one lookup attribute.",
      );
    }
    if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime) {
      throw serviceError("InvalidTimeRangeException", "StartTime must not be after EndTime.");
    }
    const limit = MaxResults ?? defaultResults;
    const before = continuation(NextToken);
    const [attribute] = LookupAttributes;
    const events = await server.directory.auditEvents({
      accountId: account.accountId,
      limit: limit + 1,
      ...(StartTime !== undefined && { startTime: StartTime.getTime() }),
      ...(EndTime !== undefined && { endTime: EndTime.getTime() }),
      ...(before !== undefined && { before }),
      ...(attribute !== undefined &&
        attributes[attribute.AttributeKey]?.(attribute.AttributeValue)),
    });
    const page = events.slice(0, limit);
    const last = page.at(-1);
    const more = events.length > limit && last !== undefined;
    return {
      Events: page.map(shown),
      ...(more && { NextToken: Buffer.from(String(last.sequence)).toString("base64url") }),
    };
  },
});
