import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
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

test("an unsigned request tells its region in its user agent", async () => {
  const form = new URLSearchParams({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: "arn:aws-cn:iam::123456789012:role/my-role",
    RoleSessionName: "test",
    WebIdentityToken: "any text",
  });
  const headers = { "user-agent": "Boto3/1.40 region/cn-north-1" };
  const answer = await fetch(running.server.endpoint, { method: "POST", headers, body: form });
  expect(await answer.text()).toContain("arn:aws-cn:sts::123456789012:assumed-role/my-role/test");
});

test("session tokens have the form of AWS's, and each is another", async () => {
  const sts = new STSClient(running.operator);
  const assume = { RoleArn: "arn:aws:iam::123456789012:role/my-role", RoleSessionName: "test" };
  const answers = await Promise.all([1, 2].map(() => sts.send(new AssumeRoleCommand(assume))));
  const tokens = answers.map(({ Credentials }) => Credentials?.SessionToken ?? "");
  for (const token of tokens) expect(token).toMatch(/^FQoGZXIvYXdzE[A-Za-z0-9+/]{343}$/);
  expect(new Set(tokens).size).toBe(2);
  const asked = { ...assume, MinimumSessionTokenSize: 1000 };
  const long = await sts.send(new AssumeRoleCommand(asked));
  expect(long.Credentials?.SessionToken).toHaveLength(long.SessionTokenSize ?? 0);
  expect(long.SessionTokenSize).toBe(1000);
});

test("a marker is the number of the next item", async () => {
  for (const UserName of ["a", "b", "c", "d", "e"]) {
    await iam.send(new CreateUserCommand({ UserName }));
  }
  const page = async (Marker: string | undefined, MaxItems: number) => {
    const answer = await iam.send(new ListUsersCommand({ Marker, MaxItems }));
    return [answer.Users?.map(({ UserName }) => UserName).join(""), answer.Marker];
  };
  expect(await page(undefined, 2)).toEqual(["ab", "2"]);
  expect(await page("2", 2)).toEqual(["cd", "4"]);
  expect(await page("4", 2)).toEqual(["e", undefined]);
  expect(await page("0", 1)).toEqual(["a", "1"]);
  expect(await page("5", 2)).toEqual(["", undefined]);
  expect(await page("100", 2)).toEqual(["", undefined]);
  const devices = iam.send(new ListVirtualMFADevicesCommand({ Marker: "100" }));
  await expect(devices).rejects.toMatchObject({ message: "Invalid Marker." });
  const opaque = iam.send(new ListUsersCommand({ Marker: "not one" }));
  await expect(opaque).rejects.toMatchObject({ message: "Invalid Marker." });
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
