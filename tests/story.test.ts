import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let alice: ClientSettings;
let keyId = "";

beforeAll(async () => {
  running = await testServer();
});
afterAll(() => running.stop());

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const arnOf = (resource: string): string => `arn:aws:iam::${running.server.accountId}:${resource}`;

test("an operator makes a group with a least-privilege policy, and a user in it with keys", async () => {
  const iam = new IAMClient(running.operator);
  await iam.send(new CreateGroupCommand({ GroupName: "Readers" }));
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: "ReadUsers",
      PolicyDocument: policy(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
        { Effect: "Allow", Action: "iam:GetUser", Resource: arnOf("user/${aws:username}") },
        { Effect: "Allow", Action: "sts:AssumeRole", Resource: arnOf("role/deploy") },
      ),
    }),
  );
  await iam.send(
    new AttachGroupPolicyCommand({ GroupName: "Readers", PolicyArn: arnOf("policy/ReadUsers") }),
  );
  await iam.send(new AddUserToGroupCommand({ GroupName: "Readers", UserName: "alice" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
  keyId = AccessKey?.AccessKeyId ?? "";
  alice = running.settings({
    accessKeyId: keyId,
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  const { Arn } = await new STSClient(alice).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(arnOf("user/alice"));
});

test("the user may do what the policy grants, is denied the rest, and the denial can be decoded", async () => {
  const iam = new IAMClient(alice);
  expect((await iam.send(new GetUserCommand({}))).User?.UserName).toBe("alice");
  const denied = await failure(iam.send(new ListUsersCommand({})));
  expect(denied.name).toBe("AccessDenied");
  expect(denied.message).toContain(
    `User: ${arnOf("user/alice")} is not authorized to perform: iam:ListUsers on resource: ${arnOf("user/")} because no identity-based policy allows the iam:ListUsers action`,
  );
  const EncodedMessage = denied.message.split("failure message: ")[1] ?? "";
  const { DecodedMessage = "" } = await new STSClient(running.operator).send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage }),
  );
  expect(JSON.parse(DecodedMessage)).toMatchObject({
    allowed: false,
    explicitDeny: false,
    context: { action: "iam:ListUsers", principal: { name: "alice" } },
  });
});

test("a role is assumed with its external id only, and a boundary holds it", async () => {
  const iam = new IAMClient(running.operator);
  await iam.send(
    new CreateRoleCommand({
      RoleName: "deploy",
      AssumeRolePolicyDocument: policy({
        Effect: "Allow",
        Principal: { AWS: arnOf("user/alice") },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "blue" } },
      }),
    }),
  );
  const sts = new STSClient(alice);
  const RoleArn = arnOf("role/deploy");
  const ask = (ExternalId: string) =>
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "ci", ExternalId }));
  expect((await failure(ask("red"))).message).toContain("role trust policy");
  const { Credentials } = await ask("blue");
  const session = running.settings({
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  });
  const { Arn } = await new STSClient(session).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:sts::${running.server.accountId}:assumed-role/deploy/ci`);
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: "Bound",
      PolicyDocument: policy({ Effect: "Allow", Action: "iam:Get*", Resource: "*" }),
    }),
  );
  const boundary = arnOf("policy/Bound");
  await iam.send(
    new PutRolePermissionsBoundaryCommand({ RoleName: "deploy", PermissionsBoundary: boundary }),
  );
  const { PutRolePolicyCommand } = await import("@aws-sdk/client-iam");
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: "deploy",
      PolicyName: "all",
      PolicyDocument: policy({ Effect: "Allow", Action: "iam:*", Resource: "*" }),
    }),
  );
  const bounded = new IAMClient(session);
  expect((await bounded.send(new GetUserCommand({ UserName: "alice" }))).User?.UserName).toBe(
    "alice",
  );
  expect((await failure(bounded.send(new ListUsersCommand({})))).message).toContain(
    "because no permissions boundary allows the iam:ListUsers action",
  );
});

test("a key is rotated, and the old one opens nothing", async () => {
  const iam = new IAMClient(running.operator);
  const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keyId }));
  expect(used.AccessKeyLastUsed?.ServiceName).toBe("sts");
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
  await iam.send(
    new UpdateAccessKeyCommand({ UserName: "alice", AccessKeyId: keyId, Status: "Inactive" }),
  );
  const refused = await failure(new STSClient(alice).send(new GetCallerIdentityCommand({})));
  expect(refused.name).toBe("InvalidClientTokenId");
  await iam.send(new DeleteAccessKeyCommand({ UserName: "alice", AccessKeyId: keyId }));
  const renewed = running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  const { Arn } = await new STSClient(renewed).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(arnOf("user/alice"));
});

test("the audit trail tells of all of it, holds no secret, and is whole", async () => {
  const trail = new CloudTrailClient(running.operator);
  const { Events = [] } = await trail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "CreateAccessKey" }],
    }),
  );
  expect(Events).toHaveLength(2);
  const record = JSON.parse(Events[0]?.CloudTrailEvent ?? "{}");
  expect(record.responseElements.accessKey.secretAccessKey).toBe("HIDDEN_DUE_TO_SECURITY_REASONS");
  await new Promise((resolve) => setTimeout(resolve, 200));
  const denied = await trail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "ListUsers" }],
    }),
  );
  expect(JSON.parse(denied.Events?.[0]?.CloudTrailEvent ?? "{}").errorCode).toBe("AccessDenied");
  expect(await running.server.state.directory.verifyAudit()).toMatchObject({ whole: true });
});
