import type { Kysely } from "kysely";
import { registryId } from "../entities/registry.ts";
import { type AccountView, accountView } from "./account-view.ts";
import { type Commit, commitsBetween } from "./change-log.ts";
import { plainRecord } from "./plain-record.ts";
import type { Schema } from "./schema.ts";

/** The accounts of the directory, and the views of those that are in memory. */
export interface AccountViews {
  /** Every commit up to this revision shows. */
  readonly revision: number;
  /** Every account, in the order in which they were made; the registry is none. */
  ids(): readonly string[];
  exists(accountId: string): boolean;
  loaded(accountId: string): AccountView | undefined;
  /** The view of an account, read where it is not in memory; undefined: no such account. */
  load(accountId: string, from: Kysely<Schema>): Promise<AccountView | undefined>;
  /** Shows the commit that follows. */
  apply(commit: Commit): void;
  /** Shows every commit up to a revision: from the log, or by reading anew what the log no longer tells. */
  reach(revision: number, from: Kysely<Schema>): Promise<void>;
}

/** The views of a migrated database, none of them loaded yet. */
export async function openAccountViews(database: Kysely<Schema>): Promise<AccountViews> {
  let views = new Map<string, AccountView>();
  let revision = await revisionOf(database);
  let known = await knownAccounts(database);
  const exists = (id: string): boolean => known.has(id) || id === registryId;

  async function load(accountId: string, from: Kysely<Schema>): Promise<AccountView | undefined> {
    const present = views.get(accountId);
    if (present !== undefined || !exists(accountId)) return present;
    const view = await readView(from, accountId);
    views.set(accountId, view);
    return view;
  }

  function apply(commit: Commit): void {
    for (const id of commit.createdAccounts) {
      known.add(id);
      // One that is there already was read after this commit.
      if (!views.has(id)) views.set(id, accountView(id, 0, []));
    }
    for (const [id, changes] of commit.changes) views.get(id)?.apply(commit.revision, changes);
    revision = commit.revision;
  }

  async function readAnew(target: number, from: Kysely<Schema>): Promise<void> {
    known = await knownAccounts(from);
    const fresh = new Map<string, AccountView>();
    for (const id of views.keys()) {
      if (exists(id)) fresh.set(id, await readView(from, id));
    }
    views = fresh;
    revision = target;
  }

  return {
    get revision() {
      return revision;
    },
    ids: () => [...known],
    exists,
    loaded: (id) => views.get(id),
    load,
    apply,
    async reach(target, from) {
      if (target <= revision) return;
      const commits = await commitsBetween(from, revision, target);
      if (commits === undefined) return readAnew(target, from);
      for (const commit of commits) apply(commit);
    },
  };
}

/** The revision of the last commit. */
export async function revisionOf(database: Kysely<Schema>): Promise<number> {
  const row = await database.selectFrom("ledger").select("revision").executeTakeFirstOrThrow();
  return row.revision;
}

async function knownAccounts(database: Kysely<Schema>): Promise<Set<string>> {
  const rows = await database
    .selectFrom("account")
    .select("id")
    .orderBy("created_revision")
    .orderBy("id")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Records and revision come from one statement, so that they belong together. */
async function readView(database: Kysely<Schema>, accountId: string): Promise<AccountView> {
  const rows = await database
    .selectFrom("ledger")
    .leftJoin("record", (join) => join.on("record.account_id", "=", accountId))
    .select(["ledger.revision", "record.kind", "record.body"])
    .execute();
  const records = rows.flatMap(({ kind, body }) =>
    kind === null || body === null ? [] : [{ kind, body: plainRecord(JSON.parse(body)) }],
  );
  return accountView(accountId, rows[0]?.revision ?? 0, records);
}
