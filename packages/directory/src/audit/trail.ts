import { type Kysely, sql } from "kysely";
import { genesisHash } from "../store/migrations.ts";
import type { Schema } from "../store/schema.ts";
import type { AuditFilter, AuditVerification, RecordedEvent } from "./audit-event.ts";
import { eventOf, hashOf } from "./chain.ts";

/** The columns that a filter compares for equality. */
const equalColumns = {
  eventId: "event_id",
  eventName: "event_name",
  eventSource: "event_source",
  userName: "user_name",
  accessKeyId: "access_key_id",
} as const satisfies Partial<Record<keyof AuditFilter, keyof Schema["audit"]>>;

const equalNames = ["eventId", "eventName", "eventSource", "userName", "accessKeyId"] as const;

/** Events of an account that match, newest first. */
export async function findEvents(
  database: Kysely<Schema>,
  filter: AuditFilter,
): Promise<readonly RecordedEvent[]> {
  let query = database
    .selectFrom("audit")
    .selectAll()
    .where("account_id", "=", filter.accountId)
    .orderBy("sequence", "desc")
    .limit(filter.limit);
  if (filter.before !== undefined) query = query.where("sequence", "<", filter.before);
  if (filter.startTime !== undefined) query = query.where("event_time", ">=", filter.startTime);
  if (filter.endTime !== undefined) query = query.where("event_time", "<=", filter.endTime);
  if (filter.readOnly !== undefined) query = query.where("read_only", "=", filter.readOnly ? 1 : 0);
  for (const name of equalNames) {
    const value = filter[name];
    if (value !== undefined) query = query.where(equalColumns[name], "=", value);
  }
  for (const [member, value] of [
    ["name", filter.resourceName],
    ["type", filter.resourceType],
  ] as const) {
    if (value === undefined) continue;
    // The column holds JSON.stringify's own output, so the member appears in exactly this form.
    const fragment = `"${member}":${JSON.stringify(value)}`.replace(/[\\%_]/g, "\\$&");
    query = query.where(sql<boolean>`resources like ${`%${fragment}%`} escape ${"\\"}`);
  }
  return (await query.execute()).map(eventOf);
}

const rowsAtOnce = 1000;

/** Walks the whole trail as it is at the call: sequence without gaps, every hash right, and its end as the ledger says. */
export async function verifyTrail(database: Kysely<Schema>): Promise<AuditVerification> {
  const end = await database.selectFrom("ledger").selectAll().executeTakeFirstOrThrow();
  let sequence = 0;
  let hash = genesisHash;
  while (sequence < end.audit_sequence) {
    const rows = await database
      .selectFrom("audit")
      .selectAll()
      .where("sequence", ">", sequence)
      .where("sequence", "<=", end.audit_sequence)
      .orderBy("sequence")
      .limit(rowsAtOnce)
      .execute();
    if (rows.length === 0) {
      return { whole: false, brokenAt: sequence + 1, reason: "the end of the trail is missing" };
    }
    for (const row of rows) {
      const broken = brokenLink(row, sequence, hash);
      if (broken !== undefined) return { whole: false, brokenAt: row.sequence, reason: broken };
      sequence = row.sequence;
      hash = row.hash;
    }
  }
  if (hash !== end.audit_hash) {
    return {
      whole: false,
      brokenAt: sequence,
      reason: "the ledger knows another end of the trail",
    };
  }
  return { whole: true, events: sequence, hash };
}

function brokenLink(
  row: Parameters<typeof eventOf>[0],
  sequence: number,
  hash: string,
): string | undefined {
  if (row.sequence !== sequence + 1) return "an event is missing before it";
  if (row.previous_hash !== hash) return "it does not follow the event before it";
  if (row.hash !== hashOf(row)) return "its content was changed";
  return undefined;
}
