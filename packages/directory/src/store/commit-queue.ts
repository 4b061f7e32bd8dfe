import type { AuditEvent } from "../audit/audit-event.ts";
import { DirectoryUnavailableError } from "./adapter.ts";
import { type PendingCommit, type PendingWrite, pendingCommit } from "./commit.ts";
import type { Transaction } from "./transaction.ts";

/** Gathers what waits into commits, one after another. */
export interface CommitQueue {
  write<T>(accountIds: readonly string[], run: (transaction: Transaction) => T): Promise<T>;
  record(event: AuditEvent): void;
  /** Events that could not be kept: too many waited while no commit could be made. */
  readonly lostEvents: number;
  /** Commits what waits, and takes no more. */
  drain(): Promise<void>;
}

const writesAtOnce = 256;
const turnsAtMost = 8;
const eventsAtOnce = 1_000;
const eventsKept = 10_000;
const recordDelay = 100;
const retryDelay = 1_000;

/** A queue before a function that makes a commit and answers its callers, or gives the error that it failed with. */
export function commitQueue(commit: (pending: PendingCommit) => Promise<unknown>): CommitQueue {
  let waiting: PendingWrite[] = [];
  let recorded: AuditEvent[] = [];
  let lostEvents = 0;
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  function keep(events: readonly AuditEvent[]): void {
    const kept = events.slice(0, eventsKept);
    lostEvents += events.length - kept.length;
    recorded = kept;
  }

  async function commitNext(): Promise<boolean> {
    const writes = waiting.slice(0, writesAtOnce);
    waiting = waiting.slice(writesAtOnce);
    const events = recorded.slice(0, eventsAtOnce);
    recorded = recorded.slice(eventsAtOnce);
    const failure = await commit(pendingCommit(writes, events));
    if (failure === undefined) return true;
    keep([...events, ...recorded]);
    const error =
      failure instanceof Error ? failure : new DirectoryUnavailableError(String(failure));
    for (const { fail } of writes) fail(error);
    return false;
  }

  async function run(): Promise<void> {
    let made = true;
    while (waiting.length > 0 || (recorded.length > 0 && made)) {
      await gather();
      made = await commitNext();
    }
  }

  /**
   * Lets the event loop turn for as long as every turn brings further writes, within bounds: a commit takes hardly longer for many
   * than for one, as most of it is waiting for the disk. A stream of writes so leaves room for everything else.
   */
  async function gather(): Promise<void> {
    let gathered = -1;
    for (let turn = 0; turn < turnsAtMost && waiting.length > gathered; turn += 1) {
      gathered = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function start(): void {
    running ??= run().finally(() => {
      running = undefined;
      if (waiting.length > 0) start();
      else if (recorded.length > 0) startLater(retryDelay);
    });
  }

  function startLater(delay: number): void {
    if (closing) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      start();
    }, delay).unref();
  }

  return {
    write(accountIds, run) {
      if (closing) {
        return Promise.reject(new DirectoryUnavailableError("The directory is closing."));
      }
      return new Promise((resolve, reject) => {
        waiting.push({
          accountIds,
          run(batch) {
            try {
              const value = batch.run({ accountIds, run });
              return () => resolve(value);
            } catch (error) {
              return () => reject(error);
            }
          },
          fail: reject,
        });
        start();
      });
    },
    record(event) {
      if (closing || recorded.length >= eventsKept) {
        lostEvents += 1;
        return;
      }
      recorded.push(event);
      startLater(recordDelay);
    },
    get lostEvents() {
      return lostEvents;
    },
    async drain() {
      closing = true;
      clearTimeout(timer);
      if (recorded.length > 0) start();
      while (running !== undefined) await running;
    },
  };
}
