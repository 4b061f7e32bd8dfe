import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAMClient } from "@aws-sdk/client-iam";
import { openDirectory } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "../../scripts/postgres.ts";
import type { ClientSettings } from "../running-server.ts";
import { operatorSettings, type ServerProcess, startServerProcess } from "../server-process.ts";
import { breaches } from "./breaches.ts";
import { falling } from "./falling.ts";
import { invariants } from "./invariants.ts";
import { level } from "./level.ts";
import { type Reading, readAccount } from "./reading.ts";
import { rising } from "./rising.ts";
import { type Outcome, write } from "./writers.ts";

const seed = Number(process.env["OSTIARY_SEED"] ?? 20_261_124);

/** Every refusal that the writers may meet. */
const refusals = /^\w+ (EntityAlreadyExists|NoSuchEntity|LimitExceeded|DeleteConflict)$/;

/** Refusals that are told in other ways. */
const others = [
  // The principal of a trust policy is not there.
  "CreateRole MalformedPolicyDocument",
  "UpdateAssumeRolePolicy MalformedPolicyDocument",
  "UploadSSHPublicKey DuplicateSSHPublicKey",
  // Between the list and the deletion the user was given another name, and another the user's.
  "DeleteServiceSpecificCredential ValidationError",
];

const postgres = await startPostgres();
afterAll(async () => {
  if ("stop" in postgres) await postgres.stop();
});

const situations = [
  { title: "one server on SQLite", nodes: 1, database: undefined },
  ...("url" in postgres
    ? [{ title: "two servers on one PostgreSQL", nodes: 2, database: postgres.url }]
    : []),
];

if ("missing" in postgres) {
  describe.skip(`PostgreSQL, skipped: ${postgres.missing}`, () => test("is here", () => {}));
}

describe.each(situations)("200 writers on $title", ({ nodes, database }) => {
  const folders: string[] = [];
  let servers: readonly ServerProcess[] = [];
  let settings: readonly ClientSettings[] = [];
  let outcome: Outcome;
  let reading: Reading;

  const directoryOf = (data: string) => ({
    data,
    ...(database !== undefined && { database }),
    ...(folders[0] !== data && { keyEncryptionKey: join(folders[0] ?? "", "ostiary.key") }),
  });

  async function start(): Promise<void> {
    const started: ServerProcess[] = [];
    for (const data of folders) {
      const server = await startServerProcess(directoryOf(data), "--log-level", "error");
      started.push(server);
      servers = started;
    }
    settings = await Promise.all(
      servers.map(({ endpoint }) => operatorSettings(endpoint, directoryOf(folders[0] ?? ""))),
    );
  }

  const stop = () => Promise.all(servers.map((server) => server.end("SIGTERM")));
  const read = (node = 0) => readAccount(new IAMClient({ ...settings[0], ...settings[node] }));

  beforeAll(async () => {
    for (let node = 0; node < nodes; node += 1) {
      folders.push(await mkdtemp(join(tmpdir(), "ostiary-writers-")));
    }
    await start();
    outcome = await write(settings, servers[0]?.accountId ?? "", seed);
    reading = await read();
  }, 300_000);
  afterAll(async () => {
    await stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(invariants))("%s", (_, broken) => {
    expect(broken(reading, outcome.acknowledged), `seed ${seed}`).toEqual([]);
  });

  test.each(Object.entries(invariants))("%s: a damaged account shows it", (name, broken) => {
    const damaged = breaches[name]?.(reading) ?? reading;
    expect(broken(damaged, outcome.acknowledged)).not.toEqual([]);
  });

  test("nobody is answered anything else than done, or a refusal of IAM's", () => {
    const strange = [...outcome.answers.keys()].filter(
      (answer) => answer.includes(" ") && !refusals.test(answer) && !others.includes(answer),
    );
    expect(strange, `seed ${seed}`).toEqual([]);
  });

  test("every operation was tried, nearly all were done, and every kind of refusal was met", () => {
    const seen = [...outcome.answers.keys()];
    const tried = new Set(seen.map((answer) => answer.split(" ")[0]));
    const operations = Object.keys({ ...rising, ...level, ...falling });
    expect(operations.filter((name) => !tried.has(name))).toEqual([]);
    // What comes to pass depends on who is first: a user without anything that holds it may be rare.
    const undone = operations.filter((name) => !seen.includes(name));
    expect(undone.length, String(undone)).toBeLessThan(operations.length / 10);
    for (const code of ["EntityAlreadyExists", "NoSuchEntity", "LimitExceeded", "DeleteConflict"]) {
      expect(
        seen.some((answer) => answer.endsWith(` ${code}`)),
        code,
      ).toBe(true);
    }
  });

  test("every node shows the same, and so do servers that start anew", async () => {
    for (let node = 1; node < nodes; node += 1) expect(await read(node)).toEqual(reading);
    await stop();
    await start();
    expect(await read()).toEqual(reading);
  });

  test("the audit trail is whole", async () => {
    await stop();
    const directory = await openDirectory(directoryOf(folders[0] ?? ""));
    try {
      expect(await directory.verifyAudit()).toMatchObject({ whole: true });
    } finally {
      await directory.close();
    }
  });
});
