import { readFileSync } from "node:fs";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetAccountAuthorizationDetailsCommand,
  GetCredentialReportCommand,
  IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import {
  type AccountSnapshot,
  collectSnapshot,
  readSnapshot,
  type Snapshot,
} from "@ostiary/practices";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "../../packages/practices/tests/read/written-files.ts";
import { fillAccount } from "../clients/filled-account.ts";
import { document } from "../made-entities.ts";
import { type TestServer, testServer } from "../running-server.ts";

let running: TestServer;
let iam: IAMClient;
let snapshot: Snapshot;
let account: AccountSnapshot;

/** A document whose bytes an encoder could get wrong. */
const oddDocument = `{
  "Version": "2012-10-17",
  "Statement": [ {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a%20b+c/é/*?"} ]
}\n`;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  const { accountId } = running.server;
  await fillAccount(iam, accountId);
  const UserName = "caller";
  await iam.send(new CreateUserCommand({ UserName, Path: "/team/" }));
  await iam.send(
    new PutUserPolicyCommand({ UserName, PolicyName: "odd", PolicyDocument: oddDocument }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const RoleArn = `arn:aws:iam::${accountId}:role/assumed`;
  const Principal = { AWS: `arn:aws:iam::${accountId}:user/team/caller` };
  await iam.send(
    new CreateRoleCommand({
      RoleName: "assumed",
      AssumeRolePolicyDocument: document({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }),
    }),
  );
  const caller = running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  await new STSClient(caller).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "one" }));
  const { endpoint, region, credentials } = running.operator;
  snapshot = await collectSnapshot({ endpoint, region, credentials });
  const [first] = snapshot.accounts;
  if (first === undefined) throw new Error("There is no account.");
  account = first;
});
afterAll(() => running.stop());

describe("an account is collected", () => {
  test("wholly, as far as the server serves it", () => {
    const gaps = Object.entries(account.coverage).filter(([, { state }]) => state !== "complete");
    for (const [input, coverage] of gaps) {
      const why = "reason" in coverage ? coverage.reason : "";
      expect([input, why]).toEqual([
        input,
        expect.stringMatching(/not served|may leave out successful reads|give them in files/),
      ]);
    }
  });

  test("with documents byte for byte", () => {
    const user = account.users.find(({ name }) => name === "caller");
    expect(user?.inlinePolicies).toEqual([{ name: "odd", document: oddDocument }]);
    expect(user?.path).toBe("/team/");
  });

  test("with every kind of credential", () => {
    const of = (member: keyof AccountSnapshot["users"][number]["credentials"]) =>
      account.users.flatMap(({ credentials }) => {
        const value = credentials[member];
        return Array.isArray(value) ? value : [];
      });
    expect(of("accessKeys")).toContainEqual(
      expect.objectContaining({ accessKeyId: expect.stringMatching(/^AKIA/), active: false }),
    );
    expect(of("mfaDevices")).toContainEqual({
      serialNumber: expect.stringContaining(":mfa/"),
      kind: "virtual",
      enabled: expect.any(String),
    });
    for (const member of [
      "signingCertificates",
      "sshPublicKeys",
      "serviceSpecificCredentials",
    ] as const) {
      expect(of(member)).toContainEqual(expect.objectContaining({ active: true }));
    }
    expect(account.users.some(({ credentials }) => Boolean(credentials.password))).toBe(true);
    expect(account.root).toMatchObject({ accessKeys: [], mfaDevices: [] });
  });

  test("with what it has as a whole", () => {
    expect(account.alias).toBe(`filled-${account.id}`);
    expect(account.passwordPolicy).toMatchObject({ minimumPasswordLength: 16 });
    expect(account.samlProviders?.length).toBeGreaterThan(0);
    expect(account.oidcProviders).toContainEqual(
      expect.objectContaining({ url: expect.any(String), clientIds: expect.any(Array) }),
    );
    expect(account.serverCertificates?.length).toBeGreaterThan(0);
    expect(account.instanceProfiles.length).toBeGreaterThan(0);
    expect(account.summary).toMatchObject({ Users: account.users.length });
  });

  test("with only those of AWS's policies that are in use", () => {
    const used = new Set([
      ...[...account.users, ...account.roles, ...account.groups].flatMap(
        (holder) => holder.attachedPolicies,
      ),
      ...[...account.users, ...account.roles].flatMap((bound) => bound.permissionsBoundary ?? []),
    ]);
    const aws = account.policies.filter(({ arn }) => arn.startsWith("arn:aws:iam::aws:"));
    expect(aws.length).toBeGreaterThan(0);
    expect(aws.filter(({ arn }) => !used.has(arn))).toEqual([]);
  });

  test("with what was done, by whom, and by whom roles were assumed", () => {
    const arn = `arn:aws:iam::${account.id}:role/assumed`;
    const assumed = account.activity?.principals.find((principal) => principal.arn === arn);
    expect(assumed?.assumedBy).toEqual([`arn:aws:iam::${account.id}:user/team/caller`]);
    const caller = account.activity?.principals.find((principal) =>
      principal.arn.endsWith("/caller"),
    );
    expect(caller?.actions).toContainEqual(
      expect.objectContaining({ action: "sts:AssumeRole", count: 1, resources: [arn] }),
    );
    expect(caller?.services).toContainEqual({ service: "s3" });
    expect(account.activity?.source).toBe("ostiary");
  });
});

test("the snapshot is one by the published schema, and is the same when it is read from a file", async () => {
  const schema = readFileSync(
    new URL("../../packages/practices/schema/snapshot.schema.json", import.meta.url),
    "utf8",
  );
  const validate = new Ajv({ strict: false }).compile(JSON.parse(schema));
  expect([validate(snapshot), validate.errors]).toEqual([true, null]);
  expect(await readSnapshot(writtenFile(snapshot))).toEqual(snapshot);
});

test("files of the same answers hold the same users, groups, roles and policies", async () => {
  const details = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000 }));
  const { Content } = await iam.send(new GetCredentialReportCommand({}));
  const paths = writtenFiles({
    "details.json": JSON.stringify(details),
    "report.csv": Buffer.from(Content ?? []),
  });
  const [read] = (await readSnapshot(paths)).accounts;
  const bare = ({ users, groups, roles, policies, instanceProfiles }: AccountSnapshot) => ({
    users: users.map(({ credentials: _, ...user }) => user),
    groups,
    roles: roles.map(({ lastUse: _, ...role }) => role),
    policies,
    instanceProfiles,
  });
  expect(read && bare(read)).toEqual(bare(account));
});
