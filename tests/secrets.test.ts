import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  EnableOutboundWebIdentityFederationCommand,
  IAMClient,
  ListUsersCommand,
  ResyncMFADeviceCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
  UploadServerCertificateCommand,
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
import { roomyStep } from "./mfa-device.ts";
import { codeOf, stepAt } from "./one-time-code.ts";
import { makeCertificate } from "./x509.ts";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));

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

/** Passwords that are set, refused and mistaken. */
async function usePasswords(iam: IAMClient, alice: IAMClient): Promise<readonly string[]> {
  const [first, second, third, fourth] = ["one", "two", "three", "four"].map(
    (name) => `Secret-horse &<${name}> 7`,
  );
  const UserName = "alice";
  await iam.send(new UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword: true }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: first }));
  const again = new CreateLoginProfileCommand({ UserName, Password: second });
  await expect(iam.send(again)).rejects.toThrow();
  await alice.send(new ChangePasswordCommand({ OldPassword: first, NewPassword: third }));
  const wrong = new ChangePasswordCommand({ OldPassword: second, NewPassword: fourth });
  await expect(alice.send(wrong)).rejects.toThrow();
  await iam.send(new UpdateLoginProfileCommand({ UserName, Password: fourth }));
  // Longer than a password may be: the message of the violation must not quote it.
  const long = `Secret-horse-long-${"x".repeat(200)}`;
  const invalid = new UpdateLoginProfileCommand({ UserName, Password: long });
  await expect(iam.send(invalid)).rejects.toThrow("Value at 'password' failed to satisfy");
  const query = new URLSearchParams({ Action: "CreateLoginProfile", Password: second ?? "" });
  await fetch(`${endpoint}/?${query}`);
  return [first, second, third, fourth, long].filter((password) => password !== undefined);
}

/** The seed and the QR code of a device, and the codes that were used, right or wrong. */
async function useDevice(iam: IAMClient, alice: STSClient) {
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone" }),
  );
  const { SerialNumber, Base32StringSeed, QRCodePNG } = VirtualMFADevice ?? {};
  const seed = Buffer.from(Base32StringSeed ?? []).toString("ascii");
  const png = Buffer.from(QRCodePNG ?? []).toString("base64");
  await roomyStep();
  const [one, two, three, four] = [-2, -1, 0, 1].map((off) => codeOf(seed, stepAt() + off));
  const device = { UserName: "alice", SerialNumber };
  const both = { AuthenticationCode1: one, AuthenticationCode2: two };
  await iam.send(new EnableMFADeviceCommand({ ...device, ...both }));
  const used = new ResyncMFADeviceCommand({ ...device, ...both });
  await expect(iam.send(used)).rejects.toThrow("Authentication code for device is not valid.");
  for (const TokenCode of [three, four]) {
    await alice.send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));
  }
  const again = new GetSessionTokenCommand({ SerialNumber, TokenCode: four });
  await expect(alice.send(again)).rejects.toThrow("invalid MFA one time pass code");
  return {
    // The head of a PNG is the same in all of them.
    secrets: [seed, Buffer.from(seed).toString("base64"), png.slice(60, 160)],
    codes: [one, two, three, four],
  };
}

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
  const federated = await federatedSecrets(operator);
  const given: readonly (Keys | undefined)[] = [operator, AccessKey, ...sessions];
  const passwords = await usePasswords(iam, new IAMClient(settings(AccessKey)));
  const device = await useDevice(iam, alice);
  const secrets = given
    .flatMap((keys) =>
      [keys?.SecretAccessKey, keys?.SessionToken].filter((secret) => secret !== undefined),
    )
    .concat(passwords, device.secrets, federated)
    .concat([ServiceSpecificCredential?.ServicePassword ?? "", privateKey.split("\n")[1] ?? ""]);
  expect(secrets).toHaveLength(25);

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
  for (const text of [log, places.trail]) {
    for (const code of device.codes) expect(text).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
  }
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
