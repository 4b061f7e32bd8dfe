import type { Transaction } from "kysely";
import type { RecordChange } from "./account-reader.ts";
import type { StoreAdapter } from "./adapter.ts";
import type { Commit } from "./change-log.ts";
import { chunks } from "./chunks.ts";
import type { Schema } from "./schema.ts";

/** Writes the accounts and records of a commit. */
export async function writeRecords(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  { revision, createdAccounts, changes }: Commit,
): Promise<void> {
  const accounts = createdAccounts.map((id) => ({ id, created_revision: revision }));
  await adapter.insert(transaction, "account", accounts);
  for (const [accountId, ofAccount] of changes) {
    await deleteTouched(transaction, adapter, accountId, ofAccount);
  }
  const rows = [...changes].flatMap(([account_id, ofAccount]) =>
    ofAccount.flatMap(({ kind, id, nameKey, body }) =>
      body === undefined
        ? []
        : [{ account_id, kind, id, name_key: nameKey, body: JSON.stringify(body) }],
    ),
  );
  await adapter.insert(transaction, "record", rows);
}

/** Touched records go first and come back as they are now, so that names may change hands within one commit. */
async function deleteTouched(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  accountId: string,
  changes: readonly RecordChange[],
): Promise<void> {
  const stored = changes.filter(({ made }) => !made);
  for (const [kind, ofKind] of Map.groupBy(stored, (change) => change.kind)) {
    const ids = ofKind.map(({ id }) => id);
    for (const chunk of chunks(ids, adapter.valuesPerStatement - 2)) {
      await transaction
        .deleteFrom("record")
        .where("account_id", "=", accountId)
        .where("kind", "=", kind)
        .where("id", "in", chunk)
        .execute();
    }
  }
}
