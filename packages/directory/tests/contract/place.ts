import { chmodSync, copyFileSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Directory, openDirectory } from "../../src/index.ts";

/** Where a directory lies for the time of one test, to be opened, closed and opened again. */
export interface Place {
  /** Opens the directory; where many nodes may, as a further one. */
  open(): Promise<Directory>;
  /** The arguments that a child process opens it with. */
  readonly data: string;
  readonly database: string | undefined;
  /** Runs SQL behind the directory's back. */
  tamper(statement: string): Promise<void>;
  remove(): Promise<void>;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), "ostiary-directory-"));

export async function sqlitePlace(): Promise<Place> {
  const { DatabaseSync } = await import("node:sqlite");
  const data = newFolder();
  return {
    data,
    database: undefined,
    open: () => openDirectory({ data }),
    async tamper(statement) {
      const file = new DatabaseSync(join(data, "ostiary.db"));
      file.exec(statement);
      file.close();
    },
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

let databases = 0;

/** A database of its own on a running server. Each node has its own data folder, and all have the same key. */
export async function postgresPlace(server: string): Promise<Place> {
  databases += 1;
  const name = `place_${process.pid}_${databases}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await query(server, `create database ${name}`);
  const folders: string[] = [];
  const key = join(newFolder(), "ostiary.key");

  async function open(): Promise<Directory> {
    const data = newFolder();
    folders.push(data);
    if (folders.length === 1) {
      const first = await openDirectory({ data, database: url.href });
      copyFileSync(join(data, "ostiary.key"), key);
      chmodSync(key, 0o600);
      return first;
    }
    return openDirectory({ data, database: url.href, keyEncryptionKey: key });
  }

  return {
    get data() {
      return folders[0] ?? "";
    },
    database: url.href,
    open,
    tamper: (statement) => query(url.href, statement),
    async remove() {
      await query(server, `drop database ${name} with (force)`);
      for (const folder of [...folders, join(key, "..")]) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
