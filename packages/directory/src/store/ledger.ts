import { type AccountViews, openAccountViews, revisionOf } from "./account-views.ts";
import { DirectoryUnavailableError, type StoreAdapter } from "./adapter.ts";
import { attemptCommit, lockedLedger, type PendingCommit } from "./commit.ts";
import { type CommitQueue, commitQueue } from "./commit-queue.ts";
import { type Freshness, freshness } from "./freshness.ts";
import { genesisHash } from "./migrations.ts";
import { inTurns } from "./turns.ts";

/** The ordered commits of the directory and the views that they lead to. */
export interface Ledger extends Pick<AccountViews, "ids" | "loaded"> {
  view(accountId: string): ReturnType<AccountViews["load"]>;
  readonly write: CommitQueue["write"];
  readonly record: CommitQueue["record"];
  readonly lostEvents: number;
  readonly fresh: Freshness["fresh"];
  /** Whether the last attempt to reach the database failed. */
  readonly degraded: boolean;
  /** Empties the directory and its trail. */
  reset(): Promise<void>;
  /** Commits what waits, and takes no more. */
  drain(): Promise<void>;
}

/** How long a commit is attempted again before its callers are told, in milliseconds. */
const patience = 5_000;
const longestPause = 500;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const unavailable = (error: unknown): DirectoryUnavailableError =>
  new DirectoryUnavailableError("The directory's database is out of reach.", { cause: error });

/** Opens the ledger of a migrated database. */
export async function openLedger(adapter: StoreAdapter): Promise<Ledger> {
  const { database } = adapter;
  const views = await openAccountViews(database);
  // INVARIANT: commits, loads and catching up take turns, so a view never misses a commit.
  const inTurn = inTurns();
  let degraded = false;

  /** Attempts a commit until it is made, hopeless, or late. While the database is known to be gone, once. */
  async function commit(pending: PendingCommit): Promise<unknown> {
    const end = performance.now() + (degraded ? 0 : patience);
    for (let wait = 10; ; wait = Math.min(wait * 2, longestPause)) {
      try {
        await attemptCommit(adapter, views, pending);
        degraded = false;
        return undefined;
      } catch (error) {
        if (!adapter.isTransient(error) || performance.now() + wait > end) {
          degraded = true;
          return unavailable(error);
        }
      }
      await pause(wait);
    }
  }

  async function ask(): Promise<void> {
    try {
      const revision = await revisionOf(database);
      if (revision > views.revision) await inTurn(() => views.reach(revision, database));
      degraded = false;
    } catch {
      degraded = true;
    }
  }

  const queue = commitQueue((pending) => inTurn(() => commit(pending)));
  const { fresh, stop } = freshness(adapter.sharedByManyNodes, {
    ask,
    get degraded() {
      return degraded;
    },
    late: () => {
      degraded = true;
    },
  });

  return {
    ids: views.ids,
    loaded: views.loaded,
    async view(id) {
      const present = views.loaded(id);
      if (present !== undefined || !views.exists(id)) return present;
      return inTurn(() => views.load(id, database)).catch((error) => {
        throw unavailable(error);
      });
    },
    write: queue.write,
    record: queue.record,
    get lostEvents() {
      return queue.lostEvents;
    },
    fresh,
    get degraded() {
      return degraded;
    },
    reset: () => inTurn(() => reset(adapter, views)),
    async drain() {
      stop();
      await queue.drain();
    },
  };
}

async function reset(adapter: StoreAdapter, views: AccountViews): Promise<void> {
  const revision = await adapter.database.transaction().execute(async (transaction) => {
    const ledger = await lockedLedger(transaction, adapter);
    for (const name of ["record", "account", "change_log", "audit"] as const) {
      await transaction.deleteFrom(name).execute();
    }
    await transaction
      .updateTable("ledger")
      .set({ revision: ledger.revision + 1, audit_sequence: 0, audit_hash: genesisHash })
      .execute();
    return ledger.revision + 1;
  });
  // The log has no commit of this revision: every node that is behind it reads anew.
  await views.reach(revision, adapter.database);
}
