import { mkdirSync } from "node:fs";
import type {
  AuditEvent,
  AuditFilter,
  AuditVerification,
  RecordedEvent,
} from "./audit/audit-event.ts";
import { findEvents, verifyTrail } from "./audit/trail.ts";
import { readKeyFile } from "./credentials/key-file.ts";
import { addSealingKey, readKeyRing } from "./credentials/key-ring.ts";
import { type Secrets, secretsUnder } from "./credentials/secrets.ts";
import { type Sessions, sessionsUnder } from "./credentials/sessions.ts";
import type { AccountReader } from "./store/account-reader.ts";
import type { StoreAdapter } from "./store/adapter.ts";
import { openLedger } from "./store/ledger.ts";
import { migrate } from "./store/migrations.ts";
import { postgresAdapter } from "./store/postgres/postgres-adapter.ts";
import { sqliteAdapter } from "./store/sqlite/sqlite-adapter.ts";
import type { Transaction } from "./store/transaction.ts";

/** Where a directory lies. */
export interface DirectoryOptions {
  /** The data folder: the key file, and SQLite's file where no other database is named. Made where it is missing. */
  readonly data: string;
  /** A PostgreSQL URL; absent: SQLite in the data folder. */
  readonly database?: string;
  /** The file of the key-encryption key; absent: `ostiary.key` in the data folder. */
  readonly keyFile?: string;
}

/** Accounts and everything in them: read from memory, written through an ordered ledger. */
export interface Directory {
  accountIds(): readonly string[];
  /** An account's view, loaded at first use; undefined: no such account. */
  view(accountId: string): Promise<AccountReader | undefined>;
  /** An account's view where it is in memory. */
  loaded(accountId: string): AccountReader | undefined;
  /**
   * Resolves when the views hold every write that was acknowledged, by this node or another, before the call. Many callers share
   * one question to the database; where no other node can write there is none. When the database is out of reach, the views
   * stand as they are and `degraded` says so.
   */
  fresh(): Promise<void>;
  readonly degraded: boolean;
  /**
   * Runs a transaction over the named accounts and resolves when it is on disk. `work` is synchronous and changes nothing but
   * through the transaction: it may be run again. What it throws rejects, and nothing of it stays.
   */
  write<T>(accountIds: readonly string[], work: (transaction: Transaction) => T): Promise<T>;
  /** Takes an event that changed nothing (a denial) for the trail: with the next commit, within 100 ms. */
  record(event: AuditEvent): void;
  auditEvents(filter: AuditFilter): Promise<readonly RecordedEvent[]>;
  verifyAudit(): Promise<AuditVerification>;
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  /** Commits what waits and closes the database. */
  close(): Promise<void>;
}

const pollInterval = 200;

function adapterOf(options: DirectoryOptions, readOnly: boolean): StoreAdapter {
  return options.database === undefined
    ? sqliteAdapter(options.data, { readOnly })
    : postgresAdapter(options.database);
}

const keyFileOf = (options: DirectoryOptions): string =>
  options.keyFile ?? `${options.data}/ostiary.key`;

/** Opens a directory, making what is missing. */
export async function openDirectory(options: DirectoryOptions): Promise<Directory> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const adapter = adapterOf(options, false);
  try {
    const secrets = secretsUnder(readKeyFile(keyFileOf(options), { create: true }));
    await migrate(adapter.database);
    let ring = await readKeyRing(adapter.database, secrets);
    if (ring.length === 0) {
      await addSealingKey(adapter.database, secrets, Date.now());
      ring = await readKeyRing(adapter.database, secrets);
    }
    return await directoryOver(adapter, secrets, sessionsUnder(ring));
  } catch (error) {
    await adapter.close();
    throw error;
  }
}

async function directoryOver(
  adapter: StoreAdapter,
  secrets: Secrets,
  sessions: Sessions,
): Promise<Directory> {
  const ledger = await openLedger(adapter);
  const shared = adapter.sharedByManyNodes;
  let asking: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function ask(): Promise<void> {
    asking = ledger.catchUp().catch(() => {});
    return asking.finally(() => {
      asking = undefined;
    });
  }

  /** A question already on its way may have been answered before the caller's write: only the next one counts. */
  function fresh(): Promise<void> {
    if (!shared) return Promise.resolve();
    if (asking === undefined) return ask();
    next ??= asking.then(() => {
      next = undefined;
      return ask();
    });
    return next;
  }

  const poll = shared ? setInterval(() => void fresh(), pollInterval).unref() : undefined;

  return {
    accountIds: ledger.accountIds,
    view: ledger.view,
    loaded: ledger.loaded,
    fresh,
    get degraded() {
      return ledger.degraded;
    },
    write: ledger.write,
    record: ledger.record,
    auditEvents: (filter) => findEvents(adapter.database, filter),
    verifyAudit: () => verifyTrail(adapter.database),
    secrets,
    sessions,
    async close() {
      clearInterval(poll);
      await ledger.drain();
      await adapter.close();
    },
  };
}

/**
 * Opens a directory beside a running server, to read only: who can read the data folder's key and the database may make
 * sessions, as the server could.
 */
export async function openBeside(options: DirectoryOptions): Promise<{
  readonly sessions: Sessions;
  readonly accountIds: () => readonly string[];
  readonly view: (accountId: string) => Promise<AccountReader | undefined>;
  close(): Promise<void>;
}> {
  const secrets = secretsUnder(readKeyFile(keyFileOf(options), { create: false }));
  const adapter = adapterOf(options, true);
  const ledger = await openLedger(adapter);
  return {
    sessions: sessionsUnder(await readKeyRing(adapter.database, secrets)),
    accountIds: ledger.accountIds,
    view: ledger.view,
    close: () => adapter.close(),
  };
}
