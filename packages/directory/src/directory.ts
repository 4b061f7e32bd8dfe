import { mkdirSync } from "node:fs";
import type {
  AuditEvent,
  AuditFilter,
  AuditVerification,
  RecordedEvent,
} from "./audit/audit-event.ts";
import { findEvents, verifyTrail } from "./audit/trail.ts";
import { readKeyFile } from "./credentials/key-file.ts";
import { ensureKeyRing, readKeyRing, rotateKeyRing } from "./credentials/key-ring.ts";
import { type Secrets, secretsUnder } from "./credentials/secrets.ts";
import { type Sessions, sessionsUnder } from "./credentials/sessions.ts";
import { registryId } from "./entities/registry.ts";
import type { AccountReader } from "./store/account-reader.ts";
import { openAccountViews } from "./store/account-views.ts";
import { DirectoryUnavailableError, type StoreAdapter } from "./store/adapter.ts";
import { openLedger } from "./store/ledger.ts";
import { migrate } from "./store/migrations.ts";
import { sqliteAdapter } from "./store/sqlite/sqlite-adapter.ts";
import type { Transaction } from "./store/transaction.ts";

/** Where a directory lies. */
export interface DirectoryOptions {
  /** The data folder: the key file, and SQLite's file where no other database is named. Made where it is missing. */
  readonly data: string;
  /** A PostgreSQL URL; absent: SQLite in the data folder. */
  readonly database?: string;
  /**
   * The file of the key-encryption key; absent: `ostiary.key` in the data folder, made at first use. All nodes of one database
   * need the same key.
   */
  readonly keyEncryptionKey?: string;
}

/** Accounts and everything in them: read from memory, written through an ordered ledger. */
export interface Directory {
  /** In the order in which the accounts were made. */
  accountIds(): readonly string[];
  /** An account's view, loaded at first use; undefined: no such account. Throws DirectoryUnavailableError. */
  view(accountId: string): Promise<AccountReader | undefined>;
  /** An account's view where it is in memory. */
  loaded(accountId: string): AccountReader | undefined;
  /** What is unique, or found, across all accounts; a write that changes it names `registryId`. */
  registry(): AccountReader;
  /**
   * Resolves when the views hold every write that was acknowledged, by this node or another, before the call. Many callers share
   * one question to the database; where no other node can write there is none. When the database is out of reach, it resolves
   * within a second all the same: the views stand as they are and `degraded` says so.
   */
  fresh(): Promise<void>;
  /** Whether the last attempt to reach the database failed. */
  readonly degraded: boolean;
  /**
   * Runs a transaction over the named accounts and resolves when it is on disk. `run` is synchronous and changes nothing but
   * through the transaction: it may be run again. What it throws rejects, and nothing of it stays. A database that cannot be
   * written to within five seconds is a DirectoryUnavailableError.
   */
  write<T>(accountIds: readonly string[], run: (transaction: Transaction) => T): Promise<T>;
  /** Takes an event that changed nothing (a denial) for the trail: with the next commit, within 100 ms. */
  record(event: AuditEvent): void;
  /** How many recorded events were lost because too many waited for a database that could not be written to. */
  readonly lostEvents: number;
  auditEvents(filter: AuditFilter): Promise<readonly RecordedEvent[]>;
  verifyAudit(): Promise<AuditVerification>;
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  /** Adds a key to seal sessions with, in use after a minute; sessions under the older keys go on to their end. */
  rotateSealingKey(): Promise<void>;
  /** Forgets every account and the audit trail; the keys stay. For lenient mode only. */
  reset(): Promise<void>;
  /** Commits what waits and closes the database; a second call waits for the first. */
  close(): Promise<void>;
}

/** Well within the delay after which a new sealing key is used. */
const keyRingInterval = 10_000;

async function adapterOf({ data, database }: DirectoryOptions, readOnly: boolean) {
  if (database === undefined) return sqliteAdapter(data, { readOnly });
  // What PostgreSQL takes is loaded only where it is used.
  const { postgresAdapter } = await import("./store/postgres/postgres-adapter.ts");
  return postgresAdapter(database);
}

function secretsOf(options: DirectoryOptions, create: boolean): Secrets {
  const named = options.keyEncryptionKey;
  return secretsUnder(
    named === undefined
      ? readKeyFile(`${options.data}/ostiary.key`, { create })
      : readKeyFile(named, { create: false }),
  );
}

/** Opens a directory, making what is missing. */
export async function openDirectory(options: DirectoryOptions): Promise<Directory> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const adapter = await adapterOf(options, false);
  try {
    const secrets = secretsOf(options, true);
    await migrate(adapter.database);
    await ensureKeyRing(adapter, secrets);
    return await directoryOver(adapter, secrets);
  } catch (error) {
    await adapter.close();
    throw error;
  }
}

async function directoryOver(adapter: StoreAdapter, secrets: Secrets): Promise<Directory> {
  let ring = await readKeyRing(adapter.database, secrets);
  let sessions = sessionsUnder(ring);
  const ledger = await openLedger(adapter);
  await ledger.view(registryId);

  async function readSessions(): Promise<void> {
    const found = await readKeyRing(adapter.database, secrets);
    if (found.map(({ id }) => id).join() === ring.map(({ id }) => id).join()) return;
    ring = found;
    sessions = sessionsUnder(found);
  }

  const keyRingTimer = adapter.sharedByManyNodes
    ? setInterval(() => void readSessions().catch(() => {}), keyRingInterval).unref()
    : undefined;

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    clearInterval(keyRingTimer);
    await ledger.drain();
    await adapter.close();
  }

  return {
    accountIds: ledger.ids,
    view: ledger.view,
    loaded: ledger.loaded,
    registry() {
      const registry = ledger.loaded(registryId);
      if (registry === undefined) throw new DirectoryUnavailableError("The registry is not read.");
      return registry;
    },
    fresh: ledger.fresh,
    get degraded() {
      return ledger.degraded;
    },
    write: ledger.write,
    record: ledger.record,
    get lostEvents() {
      return ledger.lostEvents;
    },
    auditEvents: (filter) => findEvents(adapter.database, filter),
    verifyAudit: () => verifyTrail(adapter.database),
    secrets,
    sessions: { seal: (claims) => sessions.seal(claims), open: (token) => sessions.open(token) },
    async rotateSealingKey() {
      await rotateKeyRing(adapter, secrets);
      await readSessions();
    },
    reset: ledger.reset,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** What can be read of a directory beside the server that runs on it. */
export interface KeyRing {
  readonly sessions: Sessions;
  readonly secrets: Secrets;
  accountIds(): readonly string[];
  /** An account as it was when it was first asked for. */
  view(accountId: string): Promise<AccountReader | undefined>;
  close(): Promise<void>;
}

/**
 * Opens a directory beside a running server, to read only: who can read the data folder's key and the database may make
 * sessions, as the server could.
 */
export async function openKeyRing(options: DirectoryOptions): Promise<KeyRing> {
  const secrets = secretsOf(options, false);
  const adapter = await adapterOf(options, true);
  try {
    const views = await openAccountViews(adapter.database);
    return {
      sessions: sessionsUnder(await readKeyRing(adapter.database, secrets)),
      secrets,
      accountIds: views.ids,
      view: (accountId) => views.load(accountId, adapter.database),
      close: () => adapter.close(),
    };
  } catch (error) {
    await adapter.close();
    throw error;
  }
}
