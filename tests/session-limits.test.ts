import { CreateRoleCommand, IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { newName, settingsOf, userWithDevice } from "./mfa-device.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let key: ClientSettings;
let RoleArn: string | undefined;
let mfa: { SerialNumber: string; TokenCode: string };

const anything = { Effect: "Allow", Action: "*", Resource: "*" };

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  const { UserName, device } = await userWithDevice(iam);
  key = await settingsOf(running, iam, UserName, anything);
  mfa = { SerialNumber: device.SerialNumber, TokenCode: device.code() };
  const { accountId } = running.server;
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: newName(),
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Principal: { AWS: accountId },
          Action: "sts:AssumeRole",
        },
      }),
    }),
  );
  RoleArn = Role?.Arn;
});
afterAll(() => running.stop());

interface Keys {
  readonly AccessKeyId: string | undefined;
  readonly SecretAccessKey: string | undefined;
  readonly SessionToken: string | undefined;
}

const sessionSettings = (keys: Keys | undefined): ClientSettings =>
  running.settings({
    accessKeyId: keys?.AccessKeyId ?? "",
    secretAccessKey: keys?.SecretAccessKey ?? "",
    sessionToken: keys?.SessionToken ?? "",
  });

const invalidToken = {
  name: "InvalidClientTokenId",
  message: "The security token included in the request is invalid.",
};
const sessionCredentials = (operation: string) => ({
  name: "AccessDenied",
  message: `Cannot call ${operation} with session credentials`,
});

const calls: Record<string, (sts: STSClient) => Promise<unknown>> = {
  AssumeRole: (sts) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "session" })),
  DecodeAuthorizationMessage: (sts) =>
    sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: "x" })),
  GetAccessKeyInfo: (sts) =>
    sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: "AKIAIOSFODNN7EXAMPLE" })),
  GetCallerIdentity: (sts) => sts.send(new GetCallerIdentityCommand({})),
  GetFederationToken: (sts) => sts.send(new GetFederationTokenCommand({ Name: "bob" })),
  GetSessionToken: (sts) => sts.send(new GetSessionTokenCommand({})),
};

async function expectOnly(allowed: readonly string[], settings: ClientSettings): Promise<void> {
  const sts = new STSClient(settings);
  for (const [operation, call] of Object.entries(calls)) {
    if (allowed.includes(operation)) await call(sts);
    else expect(await failure(call(sts))).toEqual(sessionCredentials(operation));
  }
}

const list = new ListUsersCommand({});

test("a session of GetSessionToken without MFA calls nothing of IAM, and of STS two operations", async () => {
  const { Credentials } = await new STSClient(key).send(new GetSessionTokenCommand({}));
  const session = sessionSettings(Credentials);
  expect(await failure(new IAMClient(session).send(list))).toEqual(invalidToken);
  await expectOnly(["AssumeRole", "GetCallerIdentity"], session);
});

test("one with MFA calls IAM too", async () => {
  const { Credentials } = await new STSClient(key).send(new GetSessionTokenCommand(mfa));
  const session = sessionSettings(Credentials);
  await new IAMClient(session).send(list);
  await expectOnly(["AssumeRole", "GetCallerIdentity"], session);
});

test("a session of GetFederationToken calls nothing of IAM, and of STS GetCallerIdentity only", async () => {
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: anything });
  const { Credentials } = await new STSClient(key).send(
    new GetFederationTokenCommand({ Name: "bob", Policy }),
  );
  const session = sessionSettings(Credentials);
  expect(await failure(new IAMClient(session).send(list))).toEqual(invalidToken);
  await expectOnly(["GetCallerIdentity"], session);
});
