import type { AuditEvent } from "../audit/audit-event.ts";
import { type AccountDraft, accountDraft } from "./account-draft.ts";
import type { AccountReader, AccountWriter, RecordChange } from "./account-reader.ts";
import { accountView } from "./account-view.ts";

/** A running transaction: everything it does is one commit, or nothing. */
export interface Transaction {
  /** An account that the write named. Throws where it does not exist. */
  account(id: string): AccountWriter;
  /** Makes an account. Throws where it exists. */
  createAccount(id: string): AccountWriter;
  /** Appends an event to the audit trail with the commit. */
  audit(event: AuditEvent): void;
}

/** The transactions of one commit, each on top of those before it. */
export interface Batch {
  /** Runs one transaction; when it throws, nothing of it stays. */
  run<T>(work: (transaction: Transaction) => T): T;
  changes(): ReadonlyMap<string, readonly RecordChange[]>;
  readonly createdAccounts: readonly string[];
  readonly events: readonly AuditEvent[];
}

/** Opens a batch over the committed views. */
export function openBatch(committed: (accountId: string) => AccountReader | undefined): Batch {
  const drafts = new Map<string, AccountDraft>();
  const createdAccounts: string[] = [];
  const events: AuditEvent[] = [];

  function batchDraft(id: string): AccountDraft | undefined {
    const known = drafts.get(id);
    if (known !== undefined) return known;
    const base = committed(id);
    if (base === undefined) return undefined;
    const draft = accountDraft(base);
    drafts.set(id, draft);
    return draft;
  }

  return {
    createdAccounts,
    events,
    run(work) {
      const own = new Map<string, AccountDraft>();
      const created: string[] = [];
      const ownEvents: AuditEvent[] = [];
      const result = work({
        account(id) {
          const known = own.get(id);
          if (known !== undefined) return known;
          const below = batchDraft(id);
          if (below === undefined) throw new Error(`The transaction has no account ${id}.`);
          const draft = accountDraft(below);
          own.set(id, draft);
          return draft;
        },
        createAccount(id) {
          if (own.has(id) || batchDraft(id) !== undefined) {
            throw new Error(`The account ${id} exists.`);
          }
          const draft = accountDraft(accountView(id, 0, []));
          own.set(id, draft);
          created.push(id);
          return draft;
        },
        audit: (event) => ownEvents.push(event),
      });
      for (const id of created) drafts.set(id, accountDraft(accountView(id, 0, [])));
      for (const [id, draft] of own) drafts.get(id)?.absorb(draft);
      createdAccounts.push(...created);
      events.push(...ownEvents);
      return result;
    },
    changes: () =>
      new Map(
        [...drafts]
          .map(([id, draft]) => [id, draft.changes()] as const)
          .filter(([, changes]) => changes.length > 0),
      ),
  };
}
