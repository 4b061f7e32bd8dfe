import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Schema } from "../store/schema.ts";
import type { Secrets } from "./secrets.ts";
import type { SealingKey } from "./sessions.ts";

const associatedWith = (id: string): string => `sealing key ${id}`;

/** The sealing keys of the directory, newest first. */
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
  return rows.map(({ id, wrapped }) => ({
    id,
    key: Buffer.from(secrets.unwrap(wrapped, associatedWith(id)), "base64"),
  }));
}

/** Adds a key, which seals from now on. */
export async function addSealingKey(
  database: Kysely<Schema>,
  secrets: Secrets,
  now: number,
): Promise<void> {
  const id = randomBytes(4).toString("hex");
  const wrapped = secrets.wrap(randomBytes(32).toString("base64"), associatedWith(id));
  await database.insertInto("sealing_key").values({ id, wrapped, created: now }).execute();
}
