import type { Transaction } from "kysely";
import type { AuditRow } from "../audit/chain.ts";
import type { RecordChange } from "./account-reader.ts";
import type { StoreAdapter } from "./adapter.ts";
import type { Commit } from "./change-log.ts";
import type { Schema } from "./schema.ts";

/** Writes the accounts and records of a commit. */
export async function writeRecords(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  { revision, createdAccounts, changes }: Commit,
): Promise<void> {
  const accounts = createdAccounts.map((id) => ({ id, created_revision: revision }));
  for (const chunk of chunks(accounts, adapter.rowsPerStatement(2))) {
    await transaction.insertInto("account").values(chunk).execute();
  }
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
  for (const chunk of chunks(rows, adapter.rowsPerStatement(5))) {
    await transaction.insertInto("record").values(chunk).execute();
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
    const ids = ofKind.map(({ id }) => id);
    for (const chunk of chunks(ids, adapter.rowsPerStatement(1) - 2)) {
      await transaction
        .deleteFrom("record")
        .where("account_id", "=", accountId)
        .where("kind", "=", kind)
        .where("id", "in", chunk)
        .execute();
    }
  }
}

/** Appends rows to the audit trail. */
export async function writeAudit(
  transaction: Transaction<Schema>,
  adapter: StoreAdapter,
  rows: readonly AuditRow[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  for (const chunk of chunks(rows, adapter.rowsPerStatement(columns))) {
    await transaction.insertInto("audit").values(chunk).execute();
  }
}

function* chunks<T>(list: readonly T[], size: number): Iterable<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
