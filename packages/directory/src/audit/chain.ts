import { hash } from "node:crypto";
import type { Selectable } from "kysely";
import type { Schema } from "../store/schema.ts";
import type { AuditEvent, RecordedEvent } from "./audit-event.ts";

export type AuditRow = Selectable<Schema["audit"]>;

/** The hash of an event: SHA-256 over the hash before it and every column of its row, of the body over its own SHA-256. */
export function hashOf(row: Omit<AuditRow, "hash">): string {
  const covered = [
    row.previous_hash,
    row.sequence,
    row.event_id,
    row.event_time,
    row.account_id,
    row.event_name,
    row.event_source,
    row.user_name,
    row.access_key_id,
    row.read_only,
    row.resources,
    hash("sha256", row.body),
  ];
  return hash("sha256", JSON.stringify(covered));
}

/** A text as both databases hold it in a column of its own; the body has it as it was. */
const columnText = (text: string): string =>
  text.isWellFormed() && !text.includes("\0")
    ? text
    : text.toWellFormed().replaceAll("\0", "\ufffd");

/** The rows of events, chained after the given end of the trail. */
export function chained(
  events: readonly AuditEvent[],
  end: { readonly sequence: number; readonly hash: string },
): AuditRow[] {
  let { sequence, hash } = end;
  return events.map((event) => {
    sequence += 1;
    const row = {
      sequence,
      event_id: columnText(event.eventId),
      event_time: event.eventTime,
      account_id: columnText(event.accountId),
      event_name: columnText(event.eventName),
      event_source: columnText(event.eventSource),
      user_name: event.userName === undefined ? null : columnText(event.userName),
      access_key_id: event.accessKeyId === undefined ? null : columnText(event.accessKeyId),
      read_only: event.readOnly ? 1 : 0,
      resources: JSON.stringify(event.resources),
      body: JSON.stringify(event.record),
      previous_hash: hash,
    };
    hash = hashOf(row);
    return { ...row, hash };
  });
}

/** An event back from its row. */
export function eventOf(row: AuditRow): RecordedEvent {
  return {
    sequence: row.sequence,
    hash: row.hash,
    eventId: row.event_id,
    eventTime: row.event_time,
    accountId: row.account_id,
    eventName: row.event_name,
    eventSource: row.event_source,
    ...(row.user_name !== null && { userName: row.user_name }),
    ...(row.access_key_id !== null && { accessKeyId: row.access_key_id }),
    readOnly: row.read_only === 1,
    resources: JSON.parse(row.resources),
    record: JSON.parse(row.body),
  };
}
