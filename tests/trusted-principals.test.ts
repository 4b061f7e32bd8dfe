import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteRoleCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allow, document, type MadeEntities, madeEntities } from "./made-entities.ts";
import { type OtherAccount, otherAccount } from "./other-account.ts";
import { refusal } from "./refusal.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made: MadeEntities;
let other: OtherAccount;
let otherIam: IAMClient;
let count = 0;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  made = madeEntities(running);
  other = await otherAccount(running, "111122223333");
  otherIam = new IAMClient(other.admin);
});
afterAll(() => running.stop());

const trust = (AWS: string | readonly string[]): string =>
  document({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" });

async function trusting(AWS: string | readonly string[]): Promise<string> {
  count += 1;
  const RoleName = `trusting${count}`;
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(AWS) }));
  return RoleName;
}

async function shown(RoleName: string): Promise<unknown> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  const policy = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""));
  return policy.Statement[0].Principal.AWS;
}

const assume = (by: ClientSettings, RoleName: string) =>
  new STSClient(by).send(
    new AssumeRoleCommand({ RoleArn: made.arnOf(`role/${RoleName}`), RoleSessionName: "one" }),
  );

const invalid = (value: string) => ({
  name: "MalformedPolicyDocumentException",
  message: `Invalid principal in policy: "AWS":"${value}"`,
});

/** A user of the other account who may assume roles. */
async function foreignUser(UserName: string) {
  const { User } = await otherIam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await otherIam.send(new CreateAccessKeyCommand({ UserName }));
  const PolicyDocument = document(allow("sts:AssumeRole"));
  await otherIam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  const settings = running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  return { arn: User?.Arn ?? "", id: User?.UserId ?? "", settings };
}

test("a user of another account must be there, and is trusted as long as it is that user", async () => {
  const arn = "arn:aws:iam::111122223333:user/alice";
  expect(await refusal(trusting(arn))).toEqual(invalid(arn));
  const alice = await foreignUser("alice");
  const RoleName = await trusting(arn);
  await assume(alice.settings, RoleName);
  expect(await shown(RoleName)).toBe(arn);
  const key = alice.settings.credentials.accessKeyId;
  await deleteForeignUser("alice", key);
  expect(await shown(RoleName)).toBe(alice.id);
  const impostor = await foreignUser("alice");
  expect((await refusal(assume(impostor.settings, RoleName))).name).toBe("AccessDenied");
  expect(await shown(RoleName)).toBe(alice.id);
});

async function deleteForeignUser(UserName: string, AccessKeyId: string): Promise<void> {
  await otherIam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  await otherIam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: "own" }));
  await otherIam.send(new DeleteUserCommand({ UserName }));
}

test("a role that is deleted shows as its id, which cannot be saved again", async () => {
  const { RoleName: trusted, arn } = await made.role();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: trusted }));
  const id = Role?.RoleId ?? "";
  const RoleName = await trusting([arn, running.server.accountId]);
  await iam.send(new DeleteRoleCommand({ RoleName: trusted }));
  expect(await shown(RoleName)).toEqual([id, running.server.accountId]);
  expect(
    await refusal(
      iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust(id) })),
    ),
  ).toEqual(invalid(id));
});

test("a unique id is trusted, and shows as the ARN of its user", async () => {
  const UserName = await made.user(allow("sts:AssumeRole"));
  const { User } = await iam.send(new GetUserCommand({ UserName }));
  const RoleName = await trusting(User?.UserId ?? "");
  expect(await shown(RoleName)).toBe(User?.Arn);
  await assume(await made.keys(UserName), RoleName);
});

test("a role of another account is trusted by its id too", async () => {
  const AssumeRolePolicyDocument = trust(other.accountId);
  const role = { RoleName: "caller", AssumeRolePolicyDocument };
  const { Role } = await otherIam.send(new CreateRoleCommand(role));
  const PolicyDocument = document(allow("sts:AssumeRole"));
  const policy = { RoleName: "caller", PolicyName: "own", PolicyDocument };
  await otherIam.send(new PutRolePolicyCommand(policy));
  const RoleName = await trusting(Role?.Arn ?? "");
  const { Credentials } = await new STSClient(other.admin).send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "one" }),
  );
  const session = running.settings({
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  });
  await assume(session, RoleName);
});

test("principals of accounts that this server has not need not be there", async () => {
  const arn = "arn:aws:iam::999999999999:role/somewhere";
  expect(await shown(await trusting(arn))).toBe(arn);
});
