import type { AccountReader, AuditEvent, Directory, StoredRecord } from "../../src/index.ts";
import { table } from "../../src/index.ts";

export interface Thing extends StoredRecord {
  readonly name: string;
  readonly labels: readonly string[];
  readonly size: number;
}

/** A table with names and an index. */
export const things = table<Thing>({
  kind: "thing",
  name: (thing) => thing.name,
  indexes: { label: (thing) => thing.labels },
});

export interface Note extends StoredRecord {
  readonly text: string;
}

/** A table without names. */
export const notes = table<Note>({ kind: "note", indexes: {} });

export const thing = (name: string, more: Partial<Thing> = {}): Thing => ({
  id: `id-${name}`,
  name,
  labels: [],
  size: 0,
  ...more,
});

export const account = "111122223333";
export const otherAccount = "444455556666";

export async function createAccounts(directory: Directory, ...ids: string[]): Promise<void> {
  await directory.write([], (transaction) => {
    for (const id of ids) transaction.createAccount(id);
  });
}

export async function viewOf(directory: Directory, id = account): Promise<AccountReader> {
  const view = await directory.view(id);
  if (view === undefined) throw new Error(`The directory has no account ${id}.`);
  return view;
}

export const names = (found: Iterable<Thing>): string[] => [...found].map(({ name }) => name);

let events = 0;

export function event(more: Partial<AuditEvent> = {}): AuditEvent {
  events += 1;
  return {
    eventId: `event-${events}`,
    eventTime: events,
    accountId: account,
    eventName: "CreateUser",
    eventSource: "iam.amazonaws.com",
    readOnly: false,
    resources: [],
    record: { eventVersion: "1.11" },
    ...more,
  };
}
