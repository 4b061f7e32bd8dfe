import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { openDirectory, users } from "@ostiary/directory";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorSettings, startServerProcess } from "./server-process.ts";

const rounds = 3;
const writers = 8;

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-kill-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

test("a server killed while it writes has every acknowledged write, and a whole trail", async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServerProcess({ data });
    const client = new IAMClient(await operatorSettings(server.endpoint, { data }));
    let alive = true;
    const write = async (writer: number): Promise<void> => {
      for (let count = 0; alive; count += 1) {
        const UserName = `user-${round}-${writer}-${count}`;
        try {
          await client.send(new CreateUserCommand({ UserName }));
          acknowledged.add(UserName);
        } catch {
          return;
        }
      }
    };
    const writing = Array.from({ length: writers }, (_, writer) => write(writer));
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 500));
    await server.end("SIGKILL");
    alive = false;
    await Promise.all(writing);
  }
  const directory = await openDirectory({ data });
  const [accountId = ""] = directory.accountIds();
  const account = await directory.view(accountId);
  const missing = [...acknowledged].filter((name) => account?.named(users, name) === undefined);
  expect(missing).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(await directory.verifyAudit()).toMatchObject({ whole: true });
  const created = await directory.auditEvents({
    accountId,
    eventName: "CreateUser",
    limit: 100_000,
  });
  expect(created.length).toBe(account?.count(users));
  await directory.close();
});
