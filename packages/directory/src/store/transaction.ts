import type { AuditEvent } from "../audit/audit-event.ts";
import { type AccountDraft, accountDraft } from "./account-draft.ts";
import type { AccountReader, AccountWriter, RecordChange } from "./account-reader.ts";
import { accountView } from "./account-view.ts";

/** A running transaction: everything it does is one commit, or nothing. */
export interface Transaction {
  /** Epoch milliseconds, the same throughout one run. */
  readonly now: number;
  /**
   * The revision of the commit that it will be part of. Transactions that are committed together share it: they follow one
   * another, and show at the same moment.
   */
  readonly revision: number;
  /** An account that the write named, or that this transaction made. Throws where it does not exist. */
  account(id: string): AccountWriter;
  /** Makes an account. Throws where it exists. */
  createAccount(id: string): AccountWriter;
  /** Appends an event to the audit trail with the commit. */
  audit(event: AuditEvent): void;
}

/** A transaction as its caller gave it. */
export interface Work<T> {
  readonly accountIds: readonly string[];
  readonly run: (transaction: Transaction) => T;
}

/** The transactions of one commit, each on top of those before it. */
export interface Batch {
  /** Runs one transaction; when it throws, nothing of it stays. */
  run<T>(work: Work<T>): T;
  changes(): ReadonlyMap<string, readonly RecordChange[]>;
  readonly createdAccounts: readonly string[];
  readonly events: readonly AuditEvent[];
}

/** What a batch is built on. */
export interface BatchBase {
  readonly revision: number;
  committed(accountId: string): AccountReader | undefined;
  /** Whether an account exists, in memory or not. */
  exists(accountId: string): boolean;
}

/** Opens a batch over the committed views. */
export function openBatch(base: BatchBase): Batch {
  const drafts = new Map<string, AccountDraft>();
  const createdAccounts: string[] = [];
  const events: AuditEvent[] = [];

  function batchDraft(id: string): AccountDraft | undefined {
    const known = drafts.get(id);
    if (known !== undefined) return known;
    const view = base.committed(id);
    if (view === undefined) return undefined;
    const draft = accountDraft(view);
    drafts.set(id, draft);
    return draft;
  }

  function run<T>({ accountIds, run: work }: Work<T>): T {
    const own = new Map<string, AccountDraft>();
    const created: string[] = [];
    const ownEvents: AuditEvent[] = [];
    const result = work({
      now: Date.now(),
      revision: base.revision,
      account(id) {
        const known = own.get(id);
        if (known !== undefined) return known;
        const below = accountIds.includes(id) ? batchDraft(id) : undefined;
        if (below === undefined) throw new Error(`The transaction has no account ${id}.`);
        const draft = accountDraft(below);
        own.set(id, draft);
        return draft;
      },
      createAccount(id) {
        if (own.has(id) || drafts.has(id) || base.exists(id)) {
          throw new Error(`The account ${id} exists.`);
        }
        const draft = accountDraft(accountView(id, 0, []));
        own.set(id, draft);
        created.push(id);
        return draft;
      },
      audit: (event) => ownEvents.push(event),
    });
    if (result instanceof Promise) throw new TypeError("A transaction must not wait for anything.");
    for (const id of created) drafts.set(id, accountDraft(accountView(id, 0, [])));
    for (const [id, draft] of own) drafts.get(id)?.absorb(draft);
    createdAccounts.push(...created);
    events.push(...ownEvents);
    return result;
  }

  return {
    createdAccounts,
    events,
    run,
    changes: () =>
      new Map(
        [...drafts]
          .map(([id, draft]) => [id, draft.changes()] as const)
          .filter(([, changes]) => changes.length > 0),
      ),
  };
}
