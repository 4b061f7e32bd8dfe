import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memberships, roles } from "@ostiary/directory";
import { defaultSettings, type RunningServer, startServer } from "@ostiary/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { memberSettings, sessionOf } from "../made-account.ts";
import { rawCall } from "../operations/raw-call.ts";
import type { TestServer } from "../running-server.ts";
import { organizationOf } from "./place.ts";

let data: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** A server on the folder, with its operator. */
async function started(): Promise<TestServer> {
  const server: RunningServer = await startServer({
    ...defaultSettings,
    data,
    port: 0,
    logLevel: "error",
  });
  const settings: TestServer["settings"] = (credentials) => ({
    endpoint: server.endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials,
  });
  const account = await server.state.directory.view(server.accountId);
  const role = account?.named(roles, "OstiaryOperator");
  if (role === undefined) throw new Error(`${server.accountId} has no operator.`);
  const bare = { server, settings, data, operator: settings(noKeys), stop: () => server.stop() };
  return { ...bare, operator: sessionOf(bare, server.accountId, role) };
}

const noKeys = { accessKeyId: "", secretAccessKey: "" };

test("the management account is the same after a restart, and control policies bind from the first call on", async () => {
  const one = await started();
  const place = organizationOf(one);
  await place.operate("CreateOrganization");
  await place.enable("SERVICE_CONTROL_POLICY");
  const ids: string[] = [];
  for (let made = 0; made < 8; made += 1) ids.push(await place.member());
  const rootId = await place.rootId();
  const deny = { Effect: "Deny", Action: "iam:ListUsers", Resource: "*" };
  await place.control("SERVICE_CONTROL_POLICY", rootId, deny);
  await one.stop();
  const two = await started();
  try {
    expect(two.server.accountId).toBe(one.server.accountId);
    const [id = ""] = ids;
    const { directory } = two.server.state;
    expect(directory.loaded(id)).toBeUndefined();
    const settings = await memberSettings(two, id);
    expect((await rawCall(settings, "iam", "ListUsers", {})).message).toContain(
      "an explicit deny in a service control policy",
    );
    expect(directory.loaded(id)?.get(memberships, id)?.managementAccountId).toBe(
      two.server.accountId,
    );
  } finally {
    await two.stop();
  }
});
