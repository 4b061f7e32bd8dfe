import type { Kysely, Transaction } from "kysely";
import type { RecordChange } from "./account-reader.ts";
import type { StoreAdapter } from "./adapter.ts";
import type { Schema } from "./schema.ts";

/** What one commit changed. */
export interface Commit {
  readonly revision: number;
  readonly createdAccounts: readonly string[];
  readonly changes: ReadonlyMap<string, readonly RecordChange[]>;
}

/** Commits kept in the log; a node that is further behind reads its views anew. */
const keptCommits = 10_000;

/** Writes records, log and accounts of a commit. */
export async function appendCommit(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  commit: Commit,
): Promise<void> {
  for (const id of commit.createdAccounts) {
    await transaction
      .insertInto("account")
      .values({ id, created_revision: commit.revision })
      .execute();
  }
  for (const [accountId, changes] of commit.changes) {
    await deleteTouched(transaction, adapter, accountId, changes);
  }
  const rows = [...commit.changes].flatMap(([account_id, changes]) =>
    changes.flatMap(({ kind, id, nameKey, body }) =>
      body === undefined
        ? []
        : [
            {
              account_id,
              kind,
              id,
              name_key: nameKey === id ? null : nameKey,
              body: JSON.stringify(body),
            },
          ],
    ),
  );
  for (const chunk of chunks(rows, adapter.rowsPerStatement(5))) {
    await transaction.insertInto("record").values(chunk).execute();
  }
  if (!adapter.sharedByManyNodes) return;
  await transaction
    .insertInto("change_log")
    .values({ revision: commit.revision, changes: encodeCommit(commit) })
    .execute();
  if (commit.revision % 1000 === 0) {
    await transaction
      .deleteFrom("change_log")
      .where("revision", "<=", commit.revision - keptCommits)
      .execute();
  }
}

/** Touched records go first and come back as they are now, so that names may change hands within one commit. */
async function deleteTouched(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  accountId: string,
  changes: readonly RecordChange[],
): Promise<void> {
  for (const [kind, ofKind] of Map.groupBy(changes, (change) => change.kind)) {
    for (const chunk of chunks(ofKind, adapter.rowsPerStatement(1) - 2)) {
      await transaction
        .deleteFrom("record")
        .where("account_id", "=", accountId)
        .where("kind", "=", kind)
        .where(
          "id",
          "in",
          chunk.map(({ id }) => id),
        )
        .execute();
    }
  }
}

function* chunks<T>(list: readonly T[], size: number): Iterable<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

const encodeCommit = (commit: Commit): string =>
  JSON.stringify({ accounts: commit.createdAccounts, changes: [...commit.changes] });

function decodeCommit(revision: number, text: string): Commit {
  const { accounts, changes } = JSON.parse(text);
  return { revision, createdAccounts: accounts, changes: new Map(changes) };
}

/** The commits after a revision, in order; undefined where the log no longer reaches back so far. */
export async function commitsAfter(
  database: Kysely<Schema>,
  revision: number,
): Promise<readonly Commit[] | undefined> {
  const rows = await database
    .selectFrom("change_log")
    .selectAll()
    .where("revision", ">", revision)
    .orderBy("revision")
    .execute();
  const first = rows[0];
  if (first !== undefined && first.revision !== revision + 1) return undefined;
  return rows.map((row) => decodeCommit(row.revision, row.changes));
}
