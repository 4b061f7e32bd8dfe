import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { newAccessKeyId, openDirectory, openKeyRing, roles, users } from "@ostiary/directory";
import { operatorRoleName } from "@ostiary/server";
import { afterAll, beforeAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));
const rounds = 3;
const writers = 8;

let data = "";
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-kill-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** Starts the real command and gives its endpoint, from the one line that it prints. */
async function start(): Promise<{ child: ChildProcess; endpoint: string }> {
  const child = spawn(process.execPath, [command, "start", "--port", "0", "--data", data]);
  const [line] = await once(child.stdout, "data");
  const endpoint = /http:\/\/\S+/.exec(String(line))?.[0] ?? "";
  return { child, endpoint };
}

async function operatorClient(endpoint: string): Promise<IAMClient> {
  const ring = await openKeyRing({ data });
  const [accountId = ""] = ring.accountIds();
  const role = (await ring.view(accountId))?.named(roles, operatorRoleName);
  const issued = Math.floor(Date.now() / 1000);
  const credentials = ring.sessions.seal({
    kind: "role",
    accountId,
    accessKeyId: newAccessKeyId("ASIA", accountId),
    issued,
    expires: issued + 900,
    roleId: role?.id ?? "",
    sessionName: "writer",
    chained: false,
  });
  await ring.close();
  return new IAMClient({ endpoint, region: "us-east-1", maxAttempts: 1, credentials });
}

test("a server killed while it writes has every acknowledged write, and a whole trail", async () => {
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const { child, endpoint } = await start();
    const client = await operatorClient(endpoint);
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
    child.kill("SIGKILL");
    await once(child, "exit");
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
