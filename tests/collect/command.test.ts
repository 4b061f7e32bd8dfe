import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readSnapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientEnvironment } from "../clients/client-environment.ts";
import { type TestServer, testServer } from "../running-server.ts";

const run = promisify(execFile);
const command = fileURLToPath(new URL("../../packages/cli/bin/ostiary.mjs", import.meta.url));

let running: TestServer;
let folder: string;

beforeAll(async () => {
  running = await testServer();
  folder = mkdtempSync(join(tmpdir(), "ostiary-collect-"));
});
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ostiary = (...parameters: readonly string[]) =>
  run(process.execPath, [command, "collect", ...parameters], {
    cwd: folder,
    env: clientEnvironment(running.operator),
    maxBuffer: 2 ** 26,
  });

test("a snapshot is written for its owner alone, and its gaps are told", async () => {
  const { stdout, stderr } = await ostiary("--endpoint-url", running.operator.endpoint);
  const file = join(folder, "snapshot.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { accounts } = await readSnapshot([file]);
  expect(accounts.map(({ id }) => id)).toEqual([running.server.accountId]);
  expect(stdout).toMatch(/^snapshot\.json holds 0 users, 1 role, 1 policy\.$/m);
  expect(stdout).toMatch(
    new RegExp(`^${running.server.accountId}: \\d+ inputs complete, \\d+ gaps, 1 not given$`, "m"),
  );
  expect(stdout).toMatch(/^ {2}activity +partial +The trail of this endpoint/m);
  expect(stderr).toBe("");
});

test("the outcome is JSON where a script wants it", async () => {
  const { stdout } = await ostiary("--json", "--output", "other.json");
  expect(JSON.parse(stdout)).toMatchObject({
    output: "other.json",
    roles: 1,
    parts: [{ name: running.server.accountId, gaps: expect.any(Array), notGiven: ["reviews"] }],
  });
});

test("files are read without an account, and written to standard output", async () => {
  const report = join(folder, "report.csv");
  writeFileSync(
    report,
    "user,arn,user_creation_time,password_enabled\n<root_account>,arn:aws:iam::111122223333:root,2024-01-01T00:00:00Z,not_supported\n",
  );
  const { stdout, stderr } = await ostiary(
    ...["--from-file", report, "--taken-at", "2026-01-01", "--output", "-"],
  );
  expect(JSON.parse(stdout)).toMatchObject({
    takenAt: "2026-01-01T00:00:00.000Z",
    accounts: [{ id: "111122223333" }],
  });
  expect(stderr).toContain("111122223333: 1 input complete, 0 gaps, 21 not given");
});

test("the least policy is printed, with the role that is assumed", async () => {
  const { stdout } = await ostiary("--print-policy", "--organization", "--role-name", "Audit");
  const { Statement } = JSON.parse(stdout);
  expect(Statement[0].Action).toContain("iam:GetAccountAuthorizationDetails");
  expect(Statement[1]).toMatchObject({
    Action: "sts:AssumeRole",
    Resource: "arn:*:iam::*:role/Audit",
  });
});

const mistakes: readonly [string, readonly string[], RegExp][] = [
  ["a role without an organization", ["--role-name", "Audit"], /go together/],
  ["a time that is none", ["--from-file", "x", "--taken-at", "soon"], /--taken-at must be a time/],
  ["a file that is not there", ["--from-file", "missing.json"], /missing\.json/],
  ["a file that is something else", ["--from-file", command], /ostiary\.mjs: it is no JSON/],
];
test.each(mistakes)("%s is told, with 1", async (_, parameters, reason) => {
  await expect(ostiary(...parameters)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(reason),
  });
});

test("a server's start loads neither the SDK's clients nor the practices", () => {
  const sources = ["command.ts", "commands/index.ts", "start.ts"].map((file) =>
    readFileSync(new URL(`../../packages/cli/src/${file}`, import.meta.url), "utf8"),
  );
  for (const source of sources) expect(source).not.toMatch(/from "(@aws-sdk|@ostiary\/practices)/);
});
