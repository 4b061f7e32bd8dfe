import {
  AcquireRoleCommand,
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, document, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { backup, power, requestOf, studioUser, type Values } from "./role-templates.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const powerUser = "arn:aws:iam::aws:policy/PowerUserAccess";

async function acquire(template: string, values: Values, minor?: number) {
  const answer = await iam.send(new AcquireRoleCommand(requestOf(template, values, minor)));
  return answer.Role;
}

describe("a role that was acquired", () => {
  const RoleName = "kept";
  const values = { AWSServiceName: "lambda.amazonaws.com", RoleName };
  const trust = (extra: object = {}) =>
    JSON.stringify({
      Statement: {
        Action: ["sts:AssumeRole"],
        Principal: { Service: ["lambda.amazonaws.com"] },
        Effect: "Allow",
        ...extra,
      },
      Version: "2012-10-17",
    });
  const trusting = (PolicyDocument: string) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  let id: string | undefined;

  beforeAll(async () => {
    id = (await acquire(power, values))?.RoleId;
  });
  const again = async () => expect((await acquire(power, values))?.RoleId).toBe(id);

  test("may have another description and duration, and its policies written otherwise", async () => {
    await iam.send(
      new UpdateRoleCommand({ RoleName, Description: "other", MaxSessionDuration: 7200 }),
    );
    await again();
    await trusting(trust());
    await again();
  });

  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Deny", Action: "*", Resource: "*" },
  });
  test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      "tags",
      () => iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "a", Value: "b" }] })),
      () => iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["a"] })),
    ],
    [
      "a further policy",
      () => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly })),
      () => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: readOnly })),
    ],
    [
      "a policy less",
      () => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: powerUser })),
      () => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: powerUser })),
    ],
    [
      "an inline policy",
      () => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "p", PolicyDocument })),
      () => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "p" })),
    ],
    [
      "a boundary",
      () =>
        iam.send(
          new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: readOnly }),
        ),
      () => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
    ],
    [
      "another trust",
      () => trusting(trust({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      () => trusting(trust()),
    ],
  ])("is no longer managed with %s, and is again without", async (_, change, restore) => {
    await change();
    expect(await refusal(acquire(power, values))).toEqual({
      name: "RoleModifiedException",
      message: "Role kept has been modified since it was created and is no longer managed.",
    });
    await restore();
    await again();
  });

  const otherParameters =
    "A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.";
  const otherTemplate =
    "A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.";
  test.each<[string, string, Values, string]>([
    [
      "another parameter",
      power,
      { ...values, AWSServiceName: "ec2.amazonaws.com" },
      otherParameters,
    ],
    ["another case of its name", power, { ...values, RoleName: "KEPT" }, otherParameters],
    ["another template", studioUser, { accountId: "111122223333", RoleName }, otherTemplate],
  ])("is in conflict with %s", async (_, template, given, message) => {
    expect(await refusal(acquire(template, given))).toEqual({
      name: "NameConflictException",
      message: message,
    });
  });

  test("is not an ordinary role, not even one that is the same", async () => {
    await iam.send(
      new CreateRoleCommand({ RoleName: "ordinary", AssumeRolePolicyDocument: trust() }),
    );
    await iam.send(new AttachRolePolicyCommand({ RoleName: "ordinary", PolicyArn: powerUser }));
    expect(await refusal(acquire(power, { ...values, RoleName: "ordinary" }))).toEqual({
      name: "NameConflictException",
      message: otherTemplate,
    });
  });

  test("is acquired again with the permission to read it, on its template only", async () => {
    const made = madeEntities(running);
    const UserName = await made.user();
    const reader = new IAMClient(await made.keys(UserName));
    const allowOn = (template: string) =>
      iam.send(
        new PutUserPolicyCommand({
          UserName,
          PolicyName: "reader",
          PolicyDocument: document(
            allow("iam:GetRoleTemplateVersion", { Resource: power }),
            allow("iam:GetRole", { Condition: { ArnEquals: { "iam:RoleTemplateARN": template } } }),
          ),
        }),
      );
    const asReader = () => reader.send(new AcquireRoleCommand(requestOf(power, values)));
    await allowOn(power);
    expect((await asReader()).Role?.RoleId).toBe(id);
    expect(await refusal(reader.send(new GetRoleCommand({ RoleName })))).toMatchObject({
      name: "AccessDenied",
    });
    await allowOn(backup);
    expect(await refusal(asReader())).toEqual({
      name: "AccessDenied",
      message: expect.stringContaining(
        "is not authorized to perform: iam:GetRole on resource: role kept",
      ),
    });
  });
});
