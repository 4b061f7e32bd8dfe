import { randomUUID } from "node:crypto";
import type { Transaction as SqlTransaction } from "kysely";
import type { AuditEvent } from "../audit/audit-event.ts";
import { chained } from "../audit/chain.ts";
import type { AccountViews } from "./account-views.ts";
import type { StoreAdapter } from "./adapter.ts";
import { appendToLog, type Commit, isInLog } from "./change-log.ts";
import type { Schema } from "./schema.ts";
import { type Batch, openBatch } from "./transaction.ts";
import { writeRecords } from "./write-commit.ts";

/** A caller whose transaction waits for a commit. */
export interface PendingWrite {
  readonly accountIds: readonly string[];
  /** Runs in the batch and keeps the outcome; what it returns answers the caller once the commit is on disk. */
  run(batch: Batch): () => void;
  fail(error: Error): void;
}

/** What is to become one commit. It may be attempted many times: the token tells whether one of them was made. */
export interface PendingCommit {
  readonly token: string;
  readonly writes: readonly PendingWrite[];
  readonly events: readonly AuditEvent[];
  /** The outcome of the last attempt; none before the first. */
  answers: readonly (() => void)[] | undefined;
}

export const pendingCommit = (
  writes: readonly PendingWrite[],
  events: readonly AuditEvent[],
): PendingCommit => ({ token: randomUUID(), writes, events, answers: undefined });

/** The ledger's row, locked until the transaction ends: commits of all nodes follow one another from here on. */
export function lockedLedger(transaction: SqlTransaction<Schema>, adapter: StoreAdapter) {
  return transaction
    .selectFrom("ledger")
    .selectAll()
    .$if(adapter.locksRows, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
}

/** Attempts a commit: in one SQL transaction, over views that show every commit before it, which it then shows in them. */
export async function attemptCommit(
  adapter: StoreAdapter,
  views: AccountViews,
  pending: PendingCommit,
): Promise<void> {
  const made = await adapter.database.transaction().execute(async (transaction) => {
    const ledger = await lockedLedger(transaction, adapter);
    await views.reach(ledger.revision, transaction);
    // The lock is ours, so an earlier attempt has ended one way or the other.
    if (pending.answers !== undefined && (await isInLog(transaction, pending.token))) return;
    for (const id of new Set(pending.writes.flatMap(({ accountIds }) => accountIds))) {
      await views.load(id, transaction);
    }
    const revision = ledger.revision + 1;
    const batch = openBatch({ revision, committed: views.loaded, exists: views.exists });
    pending.answers = pending.writes.map((write) => write.run(batch));
    const { createdAccounts } = batch;
    const commit: Commit = { revision, createdAccounts, changes: batch.changes() };
    const audit = chained([...batch.events, ...pending.events], {
      sequence: ledger.audit_sequence,
      hash: ledger.audit_hash,
    });
    if (commit.changes.size === 0 && createdAccounts.length === 0 && audit.length === 0) return;
    await writeRecords(transaction, adapter, commit);
    await adapter.insert(transaction, "audit", audit);
    if (adapter.sharedByManyNodes) await appendToLog(transaction, commit, pending.token);
    const end = audit.at(-1);
    await transaction
      .updateTable("ledger")
      .set({ revision, ...(end && { audit_sequence: end.sequence, audit_hash: end.hash }) })
      .execute();
    return commit;
  });
  if (made !== undefined) views.apply(made);
  for (const answer of pending.answers ?? []) answer();
}
