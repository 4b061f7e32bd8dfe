import { type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";

/** The audit hash before the first event. */
export const genesisHash = "0".repeat(64);

type Migration = (database: Kysely<Schema>) => Promise<void>;

/** Each step from one version of the schema to the next; steps are only ever added. */
const migrations: readonly Migration[] = [
  async (database) => {
    const { schema } = database;
    await schema
      .createTable("ledger")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("revision", "bigint", (column) => column.notNull())
      .addColumn("audit_sequence", "bigint", (column) => column.notNull())
      .addColumn("audit_hash", "text", (column) => column.notNull())
      .execute();
    await database
      .insertInto("ledger")
      .values({ id: 1, revision: 0, audit_sequence: 0, audit_hash: genesisHash })
      .execute();
    await schema
      .createTable("account")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("created_revision", "bigint", (column) => column.notNull())
      .execute();
    await schema
      .createTable("record")
      .addColumn("account_id", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("name_key", "text")
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("record_key", ["account_id", "kind", "id"])
      .addUniqueConstraint("record_name", ["account_id", "kind", "name_key"])
      .execute();
    await schema
      .createTable("change_log")
      .addColumn("revision", "bigint", (column) => column.primaryKey())
      .addColumn("token", "text", (column) => column.notNull())
      .addColumn("changes", "text", (column) => column.notNull())
      .execute();
    await schema
      .createTable("audit")
      .addColumn("sequence", "bigint", (column) => column.primaryKey())
      .addColumn("event_id", "text", (column) => column.notNull())
      .addColumn("event_time", "bigint", (column) => column.notNull())
      .addColumn("account_id", "text", (column) => column.notNull())
      .addColumn("event_name", "text", (column) => column.notNull())
      .addColumn("event_source", "text", (column) => column.notNull())
      .addColumn("user_name", "text")
      .addColumn("access_key_id", "text")
      .addColumn("read_only", "integer", (column) => column.notNull())
      .addColumn("resources", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("previous_hash", "text", (column) => column.notNull())
      .addColumn("hash", "text", (column) => column.notNull())
      .execute();
    await schema
      .createIndex("audit_of_account")
      .on("audit")
      .columns(["account_id", "sequence"])
      .execute();
    await schema
      .createTable("sealing_key")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("wrapped", "text", (column) => column.notNull())
      .addColumn("created", "bigint", (column) => column.notNull())
      .execute();
  },
];

/** Brings the database to the newest schema; refuses one that a newer program made. */
export async function migrate(database: Kysely<Schema>): Promise<void> {
  try {
    await migrateOnce(database);
  } catch {
    // Two nodes that start on an empty database can both make the first table; the one that fails finds it the second time.
    await migrateOnce(database);
  }
}

async function migrateOnce(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable("schema_version")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey())
    .execute();
  await database.transaction().execute(async (transaction) => {
    // Another node may start at the same time: the first write of the transaction is what serialises them.
    await sql`insert into schema_version (version) values (0) on conflict do nothing`.execute(
      transaction,
    );
    const { version } = await transaction
      .selectFrom("schema_version")
      .select((select) => select.fn.max("version").as("version"))
      .executeTakeFirstOrThrow();
    const current = Number(version);
    if (current > migrations.length) {
      throw new Error(
        `The database has schema version ${current}; this program knows ${migrations.length}. Use a newer Ostiary.`,
      );
    }
    for (const [index, migration] of migrations.entries()) {
      if (index < current) continue;
      await migration(transaction);
      await transaction
        .insertInto("schema_version")
        .values({ version: index + 1 })
        .execute();
    }
  });
}
