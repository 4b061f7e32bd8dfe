import type { AuditEvent } from "../audit/audit-event.ts";
import { chained } from "../audit/chain.ts";
import { type AccountView, accountView } from "./account-view.ts";
import { DirectoryUnavailableError, type StoreAdapter } from "./adapter.ts";
import { appendCommit, type Commit, commitsAfter } from "./change-log.ts";
import { type Batch, openBatch, type Transaction } from "./transaction.ts";

/** The ordered commits of the directory and the views that they lead to. */
export interface Ledger {
  accountIds(): readonly string[];
  loaded(accountId: string): AccountView | undefined;
  view(accountId: string): Promise<AccountView | undefined>;
  write<T>(accountIds: readonly string[], work: (transaction: Transaction) => T): Promise<T>;
  record(event: AuditEvent): void;
  /** Reads what other nodes have committed. */
  catchUp(): Promise<void>;
  /** Whether the last attempt to reach the database failed. */
  readonly degraded: boolean;
  /** Commits what waits, and takes no more. */
  drain(): Promise<void>;
}

interface Waiting {
  readonly accountIds: readonly string[];
  /** Runs in the batch and keeps the outcome; what it returns answers the caller once the commit is on disk. */
  run(batch: Batch): () => void;
  fail(error: Error): void;
}

const batchLimit = 256;
const recordedLimit = 10_000;
const recordDelay = 100;
const attempts = 5;

/** Opens the ledger of a migrated database. */
export async function openLedger(adapter: StoreAdapter): Promise<Ledger> {
  const { database } = adapter;
  const views = new Map<string, AccountView>();
  const known = new Set<string>();
  let applied = 0;
  let degraded = false;
  let draining = false;
  let waiting: Waiting[] = [];
  let recorded: AuditEvent[] = [];
  let recordTimer: NodeJS.Timeout | undefined;
  // INVARIANT: commits, loads and catching up follow one another on this chain, so a view never misses a commit.
  let turn: Promise<void> = Promise.resolve();
  let committing: Promise<void> | undefined;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  async function start(): Promise<void> {
    const ledger = await database.selectFrom("ledger").selectAll().executeTakeFirstOrThrow();
    applied = ledger.revision;
    for (const { id } of await database.selectFrom("account").select("id").execute()) known.add(id);
  }

  async function load(
    accountId: string,
    from: typeof database = database,
  ): Promise<AccountView | undefined> {
    const present = views.get(accountId);
    if (present !== undefined || !known.has(accountId)) return present;
    const rows = await from
      .selectFrom("record")
      .select(["kind", "body"])
      .where("account_id", "=", accountId)
      .execute();
    const view = accountView(
      accountId,
      applied,
      rows.map(({ kind, body }) => ({ kind, body: JSON.parse(body) })),
    );
    views.set(accountId, view);
    return view;
  }

  function apply(commit: Commit): void {
    for (const id of commit.createdAccounts) {
      known.add(id);
      views.set(id, accountView(id, 0, []));
    }
    for (const [id, changes] of commit.changes) views.get(id)?.apply(commit.revision, changes);
    applied = commit.revision;
  }

  /** Applies the commits of other nodes up to a revision of the ledger. */
  async function reach(revision: number, from: typeof database): Promise<void> {
    if (revision === applied) return;
    const commits = await commitsAfter(from, applied);
    if (commits !== undefined) {
      for (const commit of commits) apply(commit);
      return;
    }
    views.clear();
    for (const { id } of await from.selectFrom("account").select("id").execute()) known.add(id);
    applied = revision;
  }

  async function commit(batch: readonly Waiting[], events: readonly AuditEvent[]): Promise<void> {
    for (const id of new Set(batch.flatMap(({ accountIds }) => accountIds))) await load(id);
    let answers: (() => void)[] = [];
    let committed: Commit | undefined;
    await database.transaction().execute(async (transaction) => {
      const ledger = await transaction
        .updateTable("ledger")
        .set((set) => ({ revision: set("revision", "+", 1) }))
        .where("id", "=", 1)
        .returningAll()
        .executeTakeFirstOrThrow();
      await reach(ledger.revision - 1, transaction);
      for (const id of new Set(batch.flatMap(({ accountIds }) => accountIds))) {
        await load(id, transaction);
      }
      const open = openBatch((id) => views.get(id));
      answers = batch.map((waiting) => waiting.run(open));
      const changes = open.changes();
      committed = { revision: ledger.revision, createdAccounts: open.createdAccounts, changes };
      await appendCommit(transaction, adapter, committed);
      const rows = chained([...open.events, ...events], {
        sequence: ledger.audit_sequence,
        hash: ledger.audit_hash,
      });
      const end = rows.at(-1);
      if (end === undefined) return;
      const size = adapter.rowsPerStatement(Object.keys(end).length);
      for (let first = 0; first < rows.length; first += size) {
        await transaction
          .insertInto("audit")
          .values(rows.slice(first, first + size))
          .execute();
      }
      await transaction
        .updateTable("ledger")
        .set({ audit_sequence: end.sequence, audit_hash: end.hash })
        .where("id", "=", 1)
        .execute();
    });
    if (committed !== undefined) apply(committed);
    for (const answer of answers) answer();
  }

  async function commitWithRetries(
    batch: readonly Waiting[],
    events: readonly AuditEvent[],
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await commit(batch, events);
        degraded = false;
        return;
      } catch (error) {
        if (attempt < attempts && adapter.isTransient(error)) continue;
        degraded = true;
        recorded = [...events, ...recorded].slice(0, recordedLimit);
        const cause = error instanceof Error ? error : new Error(String(error));
        for (const { fail } of batch) {
          fail(new DirectoryUnavailableError("The directory could not be written.", { cause }));
        }
        return;
      }
    }
  }

  async function commitAll(): Promise<void> {
    // Callers of the same turn of the event loop go into one commit.
    await new Promise((resolve) => setImmediate(resolve));
    let failedBefore = false;
    while (waiting.length > 0 || (recorded.length > 0 && !failedBefore)) {
      await inTurn(async () => {
        const batch = waiting.slice(0, batchLimit);
        waiting = waiting.slice(batchLimit);
        const events = recorded;
        recorded = [];
        await commitWithRetries(batch, events);
        failedBefore = degraded;
      });
    }
  }

  function ensureCommitting(): void {
    committing ??= commitAll().finally(() => {
      committing = undefined;
      if (waiting.length > 0) ensureCommitting();
    });
  }

  await start();
  return {
    accountIds: () => [...known],
    loaded: (id) => views.get(id),
    view: (id) => {
      const present = views.get(id);
      return present === undefined ? inTurn(() => load(id)) : Promise.resolve(present);
    },
    get degraded() {
      return degraded;
    },
    write(accountIds, work) {
      if (draining)
        return Promise.reject(new DirectoryUnavailableError("The directory is closing."));
      return new Promise((resolve, reject) => {
        waiting.push({
          accountIds,
          run(batch) {
            try {
              const value = batch.run(work);
              return () => resolve(value);
            } catch (error) {
              return () => reject(error);
            }
          },
          fail: reject,
        });
        ensureCommitting();
      });
    },
    record(event) {
      if (recorded.length >= recordedLimit) return;
      recorded.push(event);
      recordTimer ??= setTimeout(() => {
        recordTimer = undefined;
        ensureCommitting();
      }, recordDelay).unref();
    },
    catchUp: () =>
      inTurn(async () => {
        try {
          const { revision } = await database
            .selectFrom("ledger")
            .select("revision")
            .executeTakeFirstOrThrow();
          await reach(revision, database);
          degraded = false;
        } catch (error) {
          degraded = true;
          throw error;
        }
      }),
    async drain() {
      draining = true;
      clearTimeout(recordTimer);
      if (recorded.length > 0 || waiting.length > 0) ensureCommitting();
      await committing;
    },
  };
}
