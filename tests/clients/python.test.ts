import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PythonEnvironment, pythonEnvironment } from "../../scripts/python.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { clientEnvironment } from "./client-environment.ts";
import { fillAccount } from "./filled-account.ts";

const run = promisify(execFile);

let running: TestServer;
let python: PythonEnvironment;

beforeAll(async () => {
  running = await testServer();
  await fillAccount(new IAMClient(running.operator), running.server.accountId);
  python = await pythonEnvironment();
  if ("missing" in python) console.warn(`The Python clients are skipped: ${python.missing}`);
});
afterAll(() => running.stop());

/** Runs a script of tests/python and gives what it printed last. */
async function told(python: string, script: string): Promise<unknown> {
  const file = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
  const { stdout } = await run(python, [file], { env: clientEnvironment(running.operator) });
  return JSON.parse(stdout.trim());
}

test("every paginator of boto3 reads the same in pages of one and of many", async ({ skip }) => {
  if ("missing" in python) return skip(python.missing);
  expect(await told(python.python, "paginators.py")).toHaveLength(34);
});

test("Cloudsplaining downloads the account and finds what is wrong with it", async ({ skip }) => {
  if ("missing" in python) return skip(python.missing);
  const folder = await mkdtemp(join(tmpdir(), "ostiary-cloudsplaining-"));
  const command = `${python.bin}/cloudsplaining`;
  const options = { cwd: folder, env: clientEnvironment(running.operator) };
  try {
    const download = await run(command, ["download", "--output", folder], options);
    const scanned = ["scan", "--input-file", "default.json", "--skip-open-report"];
    const scan = await run(command, scanned, options);
    for (const said of [download, scan]) {
      expect(said.stdout + said.stderr).not.toMatch(/Traceback|ERROR|error occurred/);
    }
    expect(await readdir(folder)).toContain("iam-report-default.html");
    const results = JSON.parse(await readFile(join(folder, "iam-results-default.json"), "utf8"));
    const names = (kind: string, name: string): unknown[] =>
      Object.values<Record<string, unknown>>(results[kind]).map((found) => found[name]);
    expect(names("users", "name")).toEqual(["idle", "user1", "user2", "user3"]);
    expect(names("groups", "name")).toEqual(["group1", "group2", "group3"]);
    const escalation = Object.values<{ PolicyName: string; PrivilegeEscalation: object }>(
      results["customer_managed_policies"],
    ).find(({ PolicyName }) => PolicyName === "Escalation");
    expect(JSON.stringify(escalation)).toContain("CreateNewPolicyVersion");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("every waiter of boto3 waits for what comes, and gives up on what does not", async ({
  skip,
}) => {
  if ("missing" in python) return skip(python.missing);
  expect(await told(python.python, "waiters.py")).toEqual([
    "instance_profile_exists",
    "policy_exists",
    "role_exists",
    "user_exists",
  ]);
});
