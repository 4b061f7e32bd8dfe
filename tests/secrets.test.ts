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
  CreateUserCommand,
  EnableOutboundWebIdentityFederationCommand,
  IAMClient,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  GetWebIdentityTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oidcIssuer } from "./federation/oidc-issuer.ts";
import { encoded, samlIdp } from "./federation/saml-idp.ts";
import { samlRole } from "./federation/saml-role.ts";
import { oidcProvider, webIdentityRole } from "./federation/web-identity-role.ts";

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
  const options = [
    "start",
    "--port",
    "0",
    "--data",
    data,
    "--log-level",
    "debug",
    "--allow-private-issuers",
  ];
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

/** Federates in and out, and gives what opens something: tokens, an assertion, sessions; what was refused among it. */
async function federatedSecrets(operator: Keys): Promise<readonly string[]> {
  const client = { operator: settings(operator), settings: (keys: object) => settings(keys) };
  const issuer = await oidcIssuer();
  const idp = samlIdp();
  const job = await webIdentityRole(client, await oidcProvider(client, issuer), "job");
  const staff = await samlRole(client, idp, "staff");
  const tokens = [await issuer.token(), await issuer.token({ aud: "other" })] as const;
  const response = idp.response({ attributes: staff.attributes() });
  const sessions = [await job.assume(tokens[0]), await staff.assume(response)];
  await expect(job.assume(tokens[1])).rejects.toThrow();
  await expect(staff.assume(response)).rejects.toThrow();
  await new IAMClient(client.operator).send(new EnableOutboundWebIdentityFederationCommand({}));
  const { WebIdentityToken = "" } = await new STSClient(client.operator).send(
    new GetWebIdentityTokenCommand({ Audience: ["api"], SigningAlgorithm: "RS256" }),
  );
  await issuer.stop();
  return [
    ...[...tokens, WebIdentityToken].map((token) => token.split(".")[2] ?? ""),
    encoded(response),
    ...sessions.flatMap(({ Credentials }) => [
      Credentials?.SecretAccessKey ?? "",
      Credentials?.SessionToken ?? "",
    ]),
  ];
}

test("no secret that was given out lies in a log, the audit trail, the data folder or a process list", async () => {
  const operator: Keys = JSON.parse(
    await printed("credentials", "--format", "process", "--data", data),
  );
  const iam = new IAMClient(settings(operator));
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
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
  const federated = await federatedSecrets(operator);
  const given: readonly (Keys | undefined)[] = [operator, AccessKey, ...sessions];
  const secrets = [
    ...given.flatMap((keys) =>
      [keys?.SecretAccessKey, keys?.SessionToken].filter((secret) => secret !== undefined),
    ),
    ...federated,
  ];
  expect(secrets).toHaveLength(15);

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
    expect(text, place).not.toContain("PRIVATE KEY");
    for (const secret of secrets) {
      // A URL or a string in JSON may carry it in another form.
      for (const form of [secret, encodeURIComponent(secret)]) {
        expect(text.includes(form), place).toBe(false);
      }
    }
  }
});
