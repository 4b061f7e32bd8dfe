import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { defaultSettings, SettingsError, startServer } from "@ostiary/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

const post = async (path: string, body = ""): Promise<{ status: number; answer: unknown }> => {
  const answer = await fetch(`${running.server.endpoint}${path}`, { method: "POST", body });
  return { status: answer.status, answer: await answer.json() };
};

beforeAll(async () => {
  running = await testServer({ lenient: true });
  iam = new IAMClient(running.operator);
});
beforeEach(() => post("/moto-api/reset"));
afterAll(() => running.stop());

const identity = async (settings: ClientSettings) =>
  new STSClient(settings).send(new GetCallerIdentityCommand({}));

async function keysOf(UserName: string): Promise<ClientSettings> {
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
}

test("unknown keys are moto's user of the emulators' account, with any signature", async () => {
  const { Account, Arn } = await identity(running.operator);
  expect({ Account, Arn }).toEqual({
    Account: "123456789012",
    Arn: "arn:aws:sts::123456789012:user/moto",
  });
});

test("it begins empty, and a reset empties it again", async () => {
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  expect(await post("/moto-api/reset")).toEqual({ status: 200, answer: { status: "ok" } });
  expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
});

test("keys that were given out are whose they are, and their permissions count once that is asked for", async () => {
  const alice = await keysOf("alice");
  expect((await identity(alice)).Arn).toBe("arn:aws:iam::123456789012:user/alice");
  const list = () => new IAMClient(alice).send(new ListUsersCommand({}));
  expect((await list()).Users).toHaveLength(1);
  expect(await post("/moto-api/reset-auth", "1")).toEqual({
    status: 200,
    answer: { status: "ok", PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT: "inf" },
  });
  await list();
  await expect(list()).rejects.toMatchObject({ name: "AccessDenied" });
  const again = await post("/moto-api/reset-auth", "inf");
  expect(again.answer).toMatchObject({ PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT: "1.0" });
  expect((await list()).Users).toHaveLength(1);
  expect((await post("/moto-api/reset-auth", "many")).status).toBe(400);
});

test("paths, trust policies of new roles and boundaries may be any", async () => {
  await iam.send(new CreateUserCommand({ UserName: "bob", Path: "my-path" }));
  const { User } = await iam.send(new GetUserCommand({ UserName: "bob" }));
  expect(User).toMatchObject({
    Path: "my-path",
    Arn: "arn:aws:iam::123456789012:user/my-path/bob",
  });
  const role = { RoleName: "any", AssumeRolePolicyDocument: "any text" };
  await iam.send(new CreateRoleCommand(role));
  const update = { RoleName: "any", PolicyDocument: "any text" };
  await expect(iam.send(new UpdateAssumeRolePolicyCommand(update))).rejects.toMatchObject({
    name: "MalformedPolicyDocumentException",
  });
  const PermissionsBoundary = "arn:aws:iam::123456789012:policy/nobody-made-it";
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: "bob", PermissionsBoundary }));
});

test("a boundary that nobody made allows nothing, once permissions count", async () => {
  const carol = await keysOf("carol");
  const PermissionsBoundary = "arn:aws:iam::123456789012:policy/nobody-made-it";
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: "carol", PermissionsBoundary }));
  await post("/moto-api/reset-auth", "0");
  const call = new IAMClient(carol).send(new ListUsersCommand({}));
  await expect(call).rejects.toMatchObject({ name: "AccessDenied" });
  await post("/moto-api/reset-auth", "inf");
});

test("a role that nobody made can be assumed, in an account that nobody made, with or without its token", async () => {
  const assume = { RoleArn: "arn:aws:iam::111111111111:role/my-role", RoleSessionName: "test" };
  const sts = new STSClient(running.operator);
  const answers = await Promise.all([1, 2, 3].map(() => sts.send(new AssumeRoleCommand(assume))));
  for (const { Credentials } of answers) {
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
    };
    const arn = "arn:aws:sts::111111111111:assumed-role/my-role/test";
    const token = { sessionToken: Credentials?.SessionToken ?? "" };
    expect((await identity(running.settings({ ...keys, ...token }))).Arn).toBe(arn);
    expect((await identity(running.settings(keys))).Arn).toBe(arn);
  }
});

test("ARNs are in the partition of the request's region", async () => {
  for (const [region, partition] of [
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["eu-central-1", "aws"],
  ] as const) {
    const { Arn } = await identity({ ...running.operator, region });
    expect(Arn).toBe(`arn:${partition}:sts::123456789012:user/moto`);
  }
});

test("a root caller may delete a key by its id alone", async () => {
  const dave = await keysOf("dave");
  const AccessKeyId = dave.credentials.accessKeyId;
  await iam.send(new DeleteAccessKeyCommand({ AccessKeyId }));
  expect((await identity(dave)).Arn).toBe("arn:aws:sts::123456789012:user/moto");
});

test("a service that is not served says so", async () => {
  const headers = {
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0",
  };
  const answer = await fetch(running.server.endpoint, { method: "POST", headers });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("The service ec2 is not served here.");
});

test("it binds to loopback only, and a strict server has none of moto's paths", async () => {
  const wide = { ...defaultSettings, lenient: true, host: "0.0.0.0", data: running.data };
  await expect(startServer(wide)).rejects.toThrow(SettingsError);
  const strict = await testServer();
  for (const path of ["/moto-api/reset", "/moto-api/reset-auth"]) {
    const answer = await fetch(`${strict.server.endpoint}${path}`, { method: "POST" });
    expect(answer.status).toBe(403);
  }
  await strict.stop();
});
