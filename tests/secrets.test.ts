import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  IAMClient,
  ListUsersCommand,
  UploadServerCertificateCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCertificate } from "./x509.ts";

const command = fileURLToPath(new URL("../packages/cli/src/main.ts", import.meta.url));

let data = "";
let server: ChildProcess;
let log = "";
let endpoint = "";

/** Runs a command of Ostiary to its end, and gives what it printed. */
async function printed(...parameters: string[]): Promise<string> {
  const child = spawn(process.execPath, [command, ...parameters]);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk;
    });
  }
  await once(child, "close");
  return text;
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "ostiary-secrets-"));
  const options = ["start", "--port", "0", "--data", data, "--log-level", "debug"];
  const child = spawn(process.execPath, [command, ...options]);
  server = child;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      log += chunk;
    });
  }
  while (!log.includes("is ready on")) await once(child.stdout, "data");
  endpoint = /ready on (http:\S+)/.exec(log)?.[1] ?? "";
});
afterAll(async () => {
  server.kill("SIGKILL");
  await rm(data, { recursive: true, force: true });
});

interface Keys {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
}

const settings = (keys: Keys = {}) => ({
  endpoint,
  region: "us-east-1",
  maxAttempts: 1,
  credentials: {
    accessKeyId: keys.AccessKeyId ?? "",
    secretAccessKey: keys.SecretAccessKey ?? "",
    ...(keys.SessionToken !== undefined && { sessionToken: keys.SessionToken }),
  },
});

test("no secret that was given out lies in a log, the audit trail, the data folder or a process list", async () => {
  const operator: Keys = JSON.parse(
    await printed("credentials", "--format", "process", "--data", data),
  );
  const iam = new IAMClient(settings(operator));
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
  const git = new CreateServiceSpecificCredentialCommand({
    UserName: "alice",
    ServiceName: "codecommit.amazonaws.com",
  });
  const { ServiceSpecificCredential } = await iam.send(git);
  const { body, privateKey } = makeCertificate();
  await iam.send(
    new UploadServerCertificateCommand({
      ServerCertificateName: "site",
      CertificateBody: body,
      PrivateKey: privateKey,
    }),
  );
  const sts = new STSClient(settings(operator));
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "deploy",
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${Account}:user/alice` },
          Action: "sts:AssumeRole",
        },
      }),
    }),
  );
  const alice = new STSClient(settings(AccessKey));
  const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "ci" });
  const sessions = [
    (await alice.send(assume)).Credentials,
    (await alice.send(new GetSessionTokenCommand({}))).Credentials,
  ];
  await expect(alice.send(new GetFederationTokenCommand({ Name: "bob" }))).rejects.toThrow();
  for (const session of sessions) {
    await expect(new IAMClient(settings(session)).send(new ListUsersCommand({}))).rejects.toThrow();
    const wrong = { ...session, SecretAccessKey: `${session?.SecretAccessKey}x` };
    await expect(new IAMClient(settings(wrong)).send(new ListUsersCommand({}))).rejects.toThrow();
    const query = new URLSearchParams({ "X-Amz-Security-Token": session?.SessionToken ?? "" });
    await fetch(`${endpoint}/?Action=ListUsers&${query}`);
  }
  const given: readonly (Keys | undefined)[] = [operator, AccessKey, ...sessions];
  const secrets = [
    ...given.flatMap((keys) => [keys?.SecretAccessKey, keys?.SessionToken]),
    ServiceSpecificCredential?.ServicePassword,
    privateKey.split("\n")[1],
  ].filter((secret) => secret !== undefined);
  expect(secrets).toHaveLength(9);

  const trail = new CloudTrailClient(settings(operator));
  const { Events = [] } = await trail.send(new LookupEventsCommand({}));
  expect(Events.length).toBeGreaterThan(4);
  const processes = await readFile(`/proc/${server.pid}/cmdline`, "utf8").catch(() => "");
  server.kill("SIGTERM");
  await once(server, "exit");
  const files = await Promise.all(
    (await readdir(data)).map((name) => readFile(join(data, name), "latin1")),
  );
  const places = { log, trail: JSON.stringify(Events), processes, files: files.join("\n") };
  expect(log).toContain("AssumeRole");
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) {
      // A URL or a string in JSON may carry it in another form.
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(text.includes(form), place).toBe(false);
      }
    }
  }
});
