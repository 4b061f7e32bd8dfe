import type { Kysely, Transaction } from "kysely";
import type { RecordChange } from "./account-reader.ts";
import { plainRecord } from "./plain-record.ts";
import type { Schema } from "./schema.ts";

/** What one commit changed. */
export interface Commit {
  readonly revision: number;
  readonly createdAccounts: readonly string[];
  readonly changes: ReadonlyMap<string, readonly RecordChange[]>;
}

/** Commits kept in the log; a node that is further behind reads its views anew. */
const keptCommits = 10_000;
const trimEvery = 1_000;

/** Appends a commit to the log. The token is what its maker finds it by when the answer to COMMIT was lost. */
export async function appendToLog(
  transaction: Transaction<Schema>,
  { revision, createdAccounts, changes }: Commit,
  token: string,
): Promise<void> {
  const text = JSON.stringify({ accounts: createdAccounts, changes: [...changes] });
  await transaction.insertInto("change_log").values({ revision, token, changes: text }).execute();
  if (revision % trimEvery !== 0) return;
  await transaction
    .deleteFrom("change_log")
    .where("revision", "<=", revision - keptCommits)
    .execute();
}

/** The commits after one revision up to another, in order; undefined where the log no longer holds all of them. */
export async function commitsBetween(
  database: Kysely<Schema>,
  after: number,
  upTo: number,
): Promise<readonly Commit[] | undefined> {
  const rows = await database
    .selectFrom("change_log")
    .select(["revision", "changes"])
    .where("revision", ">", after)
    .where("revision", "<=", upTo)
    .orderBy("revision")
    .execute();
  return rows.length === upTo - after
    ? rows.map(({ revision, changes }) => decoded(revision, changes))
    : undefined;
}

function decoded(revision: number, text: string): Commit {
  // INVARIANT: appendToLog wrote the text, and only the directory writes to its database.
  const stored: { accounts: string[]; changes: [string, RecordChange[]][] } = JSON.parse(text);
  const changes = stored.changes.map(
    ([accountId, ofAccount]) =>
      [
        accountId,
        ofAccount.map(({ kind, id, made, nameKey, body }) => ({
          kind,
          id,
          made,
          nameKey,
          body: body && plainRecord(body),
        })),
      ] as const,
  );
  return { revision, createdAccounts: stored.accounts, changes: new Map(changes) };
}

/** Whether the log holds the commit with a token. */
export async function isInLog(database: Kysely<Schema>, token: string): Promise<boolean> {
  const row = await database
    .selectFrom("change_log")
    .select("revision")
    .where("token", "=", token)
    .executeTakeFirst();
  return row !== undefined;
}
