import { createSecretKey, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { StoreAdapter } from "../store/adapter.ts";
import { lockedLedger } from "../store/commit.ts";
import type { Schema } from "../store/schema.ts";
import type { Secrets } from "./secrets.ts";
import { activationDelay, longestSession, type SealingKey } from "./sessions.ts";

const associatedWith = (id: string): string => `sealing key ${id}`;

/** The sealing keys of the directory, newest first. Throws SecretUnreadableError under another key-encryption key. */
export async function readKeyRing(
  database: Kysely<Schema>,
  secrets: Secrets,
): Promise<readonly SealingKey[]> {
  const rows = await database
    .selectFrom("sealing_key")
    .selectAll()
    .orderBy("created", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ id, wrapped, created }) => ({
    id,
    created,
    key: createSecretKey(secrets.unwrap(wrapped, associatedWith(id)), "base64"),
  }));
}

async function addKey(database: Kysely<Schema>, secrets: Secrets, created: number): Promise<void> {
  const id = randomBytes(4).toString("hex");
  const wrapped = secrets.wrap(randomBytes(32).toString("base64"), associatedWith(id));
  await database.insertInto("sealing_key").values({ id, wrapped, created }).execute();
}

/** Adds the first key where there is none; nodes that start together agree on one. */
export async function ensureKeyRing(adapter: StoreAdapter, secrets: Secrets): Promise<void> {
  await adapter.database.transaction().execute(async (transaction) => {
    await lockedLedger(transaction, adapter);
    const present = await transaction.selectFrom("sealing_key").select("id").executeTakeFirst();
    if (present === undefined) await addKey(transaction, secrets, Date.now());
  });
}

/** Adds a key, and forgets those whose last session has ended: the ones with a successor that has sealed for longer than a session lasts. */
export async function rotateKeyRing(adapter: StoreAdapter, secrets: Secrets): Promise<void> {
  await adapter.database.transaction().execute(async (transaction) => {
    await lockedLedger(transaction, adapter);
    const now = Date.now();
    const successor = await transaction
      .selectFrom("sealing_key")
      .select("created")
      .where("created", "<", now - activationDelay - longestSession)
      .orderBy("created", "desc")
      .executeTakeFirst();
    if (successor !== undefined) {
      await transaction
        .deleteFrom("sealing_key")
        .where("created", "<", successor.created)
        .execute();
    }
    await addKey(transaction, secrets, now);
  });
}
