import { readFileSync } from "node:fs";
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: "profile" }));
  await create("autoscaling.amazonaws.com", "kept");
});
afterAll(() => running.stop());

const create = (AWSServiceName: string, CustomSuffix?: string, Description?: string) =>
  iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, CustomSuffix, Description }));
const remove = (RoleName: string) => iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
const status = (DeletionTaskId: string | undefined) =>
  iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
const arnOf = (resource: string): string => `arn:aws:iam::${running.server.accountId}:${resource}`;

const RoleName = "AWSServiceRoleForAutoScaling_kept";
const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const anyone = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
});
const allowAll = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
});

test("a role is made for the service, with the service's policy, and shows as any role", async () => {
  const { Role } = await create("ecs.amazonaws.com", undefined, "for the cluster");
  const shown = {
    Path: "/aws-service-role/ecs.amazonaws.com/",
    RoleName: "AWSServiceRoleForECS",
    RoleId: expect.stringMatching(/^AROA/),
    Arn: arnOf("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
    CreateDate: expect.any(Date),
    AssumeRolePolicyDocument: expect.any(String),
  };
  expect(Role).toEqual(shown);
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ],
  });
  const whole = await iam.send(new GetRoleCommand({ RoleName: "AWSServiceRoleForECS" }));
  expect(whole.Role).toEqual({
    ...shown,
    Description: "for the cluster",
    MaxSessionDuration: 3600,
    RoleLastUsed: {},
  });
  const attached = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName: "AWSServiceRoleForECS" }),
  );
  expect(attached.AttachedPolicies).toEqual([
    {
      PolicyName: "AmazonECSServiceRolePolicy",
      PolicyArn: "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy",
    },
  ]);
  const { Roles } = await iam.send(
    new ListRolesCommand({ PathPrefix: "/aws-service-role/ecs.amazonaws.com" }),
  );
  expect(Roles?.map((role) => role.RoleName)).toEqual(["AWSServiceRoleForECS"]);
});

test("a suffix makes several roles for a service that takes one, and no other", async () => {
  await create("connect.amazonaws.com");
  const { Role } = await create("connect.amazonaws.com", "second");
  expect(Role?.RoleName).toBe("AWSServiceRoleForAmazonConnect_second");
  expect(await refusal(create("rds.amazonaws.com", "second"))).toEqual({
    name: "InvalidInputException",
    message: "Custom suffix is not allowed for rds.amazonaws.com",
  });
  expect(await refusal(create("connect.amazonaws.com", "s".repeat(60)))).toMatchObject({
    name: "InvalidInputException",
  });
});

test("a role that is there, and a service that has none, are refused", async () => {
  expect(await refusal(create("autoscaling.amazonaws.com", "kept"))).toEqual({
    name: "InvalidInputException",
    message: `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
  });
  for (const service of ["ECS.amazonaws.com", "ec2.amazonaws.com", "constructor"]) {
    expect(await refusal(create(service))).toMatchObject({ name: "InvalidInputException" });
  }
});

const protectedCalls: readonly [string, () => Promise<unknown>][] = [
  ["DeleteRole", () => iam.send(new DeleteRoleCommand({ RoleName }))],
  [
    "UpdateAssumeRolePolicy",
    () => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: anyone })),
  ],
  [
    "AttachRolePolicy",
    () => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly })),
  ],
  [
    "DetachRolePolicy",
    () =>
      iam.send(
        new DetachRolePolicyCommand({
          RoleName,
          PolicyArn: "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy",
        }),
      ),
  ],
  [
    "PutRolePolicy",
    () =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: allowAll })),
  ],
  [
    "DeleteRolePolicy",
    () => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "own" })),
  ],
  [
    "PutRolePermissionsBoundary",
    () =>
      iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: readOnly })),
  ],
  [
    "DeleteRolePermissionsBoundary",
    () => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
  ],
  [
    "AddRoleToInstanceProfile",
    () =>
      iam.send(new AddRoleToInstanceProfileCommand({ RoleName, InstanceProfileName: "profile" })),
  ],
  [
    "RemoveRoleFromInstanceProfile",
    () =>
      iam.send(
        new RemoveRoleFromInstanceProfileCommand({ RoleName, InstanceProfileName: "profile" }),
      ),
  ],
];

describe("is only modifiable by its service", () => {
  test.each(protectedCalls)("%s", async (_operation, call) => {
    const before = await iam.send(new GetRoleCommand({ RoleName }));
    expect(await refusal(call())).toEqual({
      name: "UnmodifiableEntityException",
      message: `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
    });
    expect((await iam.send(new GetRoleCommand({ RoleName }))).Role).toEqual(before.Role);
  });

  test("UpdateRole of the session duration", async () => {
    const update = new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 });
    expect(await refusal(iam.send(update))).toEqual({
      name: "UnmodifiableEntityException",
      message: `${RoleName} is an AWS service linked role, max session duration cannot be changed.`,
    });
  });
});

test("its description and its tags are free", async () => {
  await iam.send(new UpdateRoleDescriptionCommand({ RoleName, Description: "one" }));
  await iam.send(new UpdateRoleCommand({ RoleName, Description: "two" }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  expect(Role).toMatchObject({ Description: "two", MaxSessionDuration: 3600 });
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "team", Value: "blue" }] }));
  const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
  expect(Tags).toEqual([{ Key: "team", Value: "blue" }]);
  await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["team"] }));
});

test("nobody but the service assumes it, and CreateRole makes none like it", async () => {
  const sts = new STSClient(running.operator);
  const assume = new AssumeRoleCommand({
    RoleArn: arnOf(`role/aws-service-role/autoscaling.amazonaws.com/${RoleName}`),
    RoleSessionName: "me",
  });
  expect(await refusal(sts.send(assume))).toMatchObject({ name: "AccessDenied" });
  const like = new CreateRoleCommand({
    RoleName: "mine",
    Path: "/aws-service-role/autoscaling.amazonaws.com/",
    AssumeRolePolicyDocument: anyone,
  });
  expect(await refusal(iam.send(like))).toMatchObject({
    message:
      "Path /aws-service-role/autoscaling.amazonaws.com/ is reserved for service-linked roles.",
  });
});

test("a deletion is a task that can be asked after", async () => {
  await create("backup.amazonaws.com");
  const { DeletionTaskId } = await remove("AWSServiceRoleForBackup");
  expect(DeletionTaskId).toMatch(
    /^task\/aws-service-role\/backup\.amazonaws\.com\/AWSServiceRoleForBackup\/[0-9a-f-]{36}$/,
  );
  const { Status, Reason } = await status(DeletionTaskId);
  expect({ Status, Reason }).toEqual({ Status: "SUCCEEDED", Reason: undefined });
  const gone = "The role with name AWSServiceRoleForBackup cannot be found.";
  const get = iam.send(new GetRoleCommand({ RoleName: "AWSServiceRoleForBackup" }));
  expect(await refusal(get)).toEqual({ name: "NoSuchEntityException", message: gone });
  expect(await refusal(remove("AWSServiceRoleForBackup"))).toMatchObject({ message: gone });
  await create("backup.amazonaws.com");
});

test("tasks that are unknown, and roles that no service has, are refused", async () => {
  expect(await refusal(status("task/nonsense"))).toEqual({
    name: "InvalidInputException",
    message: "Invalid task id",
  });
  const unknown =
    "task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/00000000-0000-4000-8000-000000000000";
  expect(await refusal(status(unknown))).toEqual({
    name: "NoSuchEntityException",
    message: "Cannot find deletion status for given id.",
  });
  await iam.send(new CreateRoleCommand({ RoleName: "own", AssumeRolePolicyDocument: anyone }));
  expect(await refusal(remove("own"))).toEqual({
    name: "NoSuchEntityException",
    message: "own exists but is not a service role.",
  });
});

interface Row {
  readonly roleName: string;
  readonly policy: string;
}

const table: Readonly<Record<string, Row>> = JSON.parse(
  readFileSync(
    new URL("../packages/server/data/service-linked-roles.json", import.meta.url),
    "utf8",
  ),
);

test("every service's role has a name of its own, and a policy that AWS manages but for Lex's", () => {
  const rows = Object.entries(table);
  expect(rows.length).toBeGreaterThan(100);
  expect(new Set(rows.map(([, { roleName }]) => roleName)).size).toBe(rows.length);
  const without = rows.filter(
    ([, { policy }]) =>
      !running.server.state.awsManaged.has(`arn:aws:iam::aws:policy/aws-service-role/${policy}`),
  );
  expect(without.map(([service]) => service)).toEqual(["lex.amazonaws.com"]);
  for (const [service, { roleName }] of rows) {
    expect(service).toMatch(/^[a-z0-9.-]+\.amazonaws\.com$/);
    expect(roleName).toMatch(/^AWSServiceRoleFor[\w-]{1,47}$/);
  }
});
