import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  AttachUserPolicyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "./running-server.ts";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));

let running: TestServer;
let iam: IAMClient;
let folder: string;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  folder = await mkdtemp(join(tmpdir(), "ostiary-audit-"));
  await iam.send(new CreateUserCommand({ UserName: "ann" }));
  await iam.send(new CreateLoginProfileCommand({ UserName: "ann", Password: "a-Long-enough-1" }));
  await iam.send(
    new AttachUserPolicyCommand({
      UserName: "ann",
      PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
  );
  await iam.send(
    new PutUserPolicyCommand({
      UserName: "ann",
      PolicyName: "own",
      PolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
      }),
    }),
  );
});

afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

/** Runs the command against the server, as its operator. */
function ostiary(
  ...parameters: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { credentials, endpoint } = running.operator;
  const environment = {
    PATH: process.env["PATH"],
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...parameters],
      { env: environment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : 0;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

test("a server is audited, its report names what is wrong, and ends with 3", async () => {
  const { code, stdout } = await ostiary("audit");
  expect(code).toBe(3);
  expect(stdout).toContain("The user ann may do everything in the account.");
  expect(stdout).toContain("ann has a console password and no MFA device.");
  expect(stdout).toContain("which is no pass");
});

test("a report may go to a file that its owner alone can read", async () => {
  const file = join(folder, "report.json");
  const { code, stdout } = await ostiary(
    "audit",
    "--format",
    "json",
    "--output",
    file,
    "--fail-on",
    "never",
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const report = JSON.parse(await readFile(file, "utf8"));
  expect(report).toMatchObject({ schema: "ostiary-report/1" });
  expect(report.scoreCard).toHaveLength(12);
});

test("muted findings are told and don't count; a mute that has expired counts for nothing", async () => {
  const file = join(folder, "mutes.yaml");
  const audited = async (expires: string) => {
    await writeFile(
      file,
      `- rule: 09.inline\n  subject: "*:user/ann"\n  reason: until Ann moves\n  expires: ${expires}\n`,
    );
    const only = ["--rule", "09.inline", "--fail-on", "informational"];
    return ostiary("audit", ...only, "--mutes", file);
  };
  const held = await audited("2999-01-01");
  expect({ code: held.code, stderr: held.stderr }).toEqual({ code: 0, stderr: "" });
  expect(held.stdout).toContain("Muted until 2999-01-01: until Ann moves");
  const expired = await audited("2020-01-01");
  expect(expired.code).toBe(3);
  expect(expired.stdout).not.toContain("Muted until");
  expect(expired.stderr).toContain("A mute has expired and mutes nothing: 2020-01-01");
  const broken = await audited("soon");
  expect(broken.code).toBe(1);
  expect(broken.stderr).toContain(`${file}:4:12: expires is a day`);
});

test.each([
  ["a rule that there isn't", ["audit", "--rule", "99"], "There is no rule 99"],
  ["a file that there isn't", ["audit", "--from-file", "/nowhere.json"], "nowhere.json"],
  [
    "making fixes for files",
    ["fix", "--from-file", command, "--apply"],
    "--apply changes the account",
  ],
  ["a terminal that isn't there", ["fix", "--rule", "02", "--apply"], "or with --yes"],
] as const)("%s is an error", async (_, parameters, message) => {
  const { code, stderr } = await ostiary(...parameters);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
});

/** What ann has of her own, and her groups. */
async function ofAnn() {
  const user = { UserName: "ann" };
  const [attached, inline, groups] = await Promise.all([
    iam.send(new ListAttachedUserPoliciesCommand(user)),
    iam.send(new ListUserPoliciesCommand(user)),
    iam.send(new ListGroupsForUserCommand(user)),
  ]);
  return {
    attached: attached.AttachedPolicies?.map(({ PolicyName }) => PolicyName),
    inline: inline.PolicyNames,
    groups: groups.Groups?.map(({ GroupName }) => GroupName),
  };
}

test("fixes are made, and taken back", async () => {
  const before = await ofAnn();
  const undo = join(folder, "undo.json");
  const made = await ostiary(
    "fix",
    "--rule",
    "02",
    "09",
    "--proved",
    "--apply",
    "--yes",
    "--undo-file",
    undo,
  );
  expect(made.stderr).toBe("");
  expect(made.stdout).toContain("No new access: proved.");
  expect(await ofAnn()).toEqual({
    attached: [],
    inline: [],
    groups: ["AdministratorAccess-users"],
  });
  const audited = await ostiary("audit", "--rule", "02", "09", "--fail-on", "informational");
  expect({ code: audited.code, stderr: audited.stderr }).toEqual({ code: 0, stderr: "" });
  const undone = await ostiary("fix", "--undo", undo);
  expect(undone.stderr).toBe("");
  expect(await ofAnn()).toEqual(before);
});
