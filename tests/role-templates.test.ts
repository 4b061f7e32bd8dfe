import {
  AcquireRoleCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetRoleTemplateVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./refusal.ts";
import {
  arnOf,
  backup,
  power,
  requestOf,
  rotation,
  studioAdmin,
  studioUser,
  type Values,
} from "./role-templates.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

async function acquire(template: string, values: Values, minor?: number) {
  const answer = await iam.send(new AcquireRoleCommand(requestOf(template, values, minor)));
  return answer.Role;
}

const parsed = (document = ""): unknown => JSON.parse(decodeURIComponent(document));

async function inlinePolicy(RoleName: string, PolicyName: string): Promise<unknown> {
  const answer = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  return parsed(answer.PolicyDocument);
}
async function attachedTo(RoleName: string) {
  const answer = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  return answer.AttachedPolicies?.map(({ PolicyArn }) => PolicyArn);
}
const inlineOf = async (RoleName: string) =>
  (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames;

describe("GetRoleTemplateVersion", () => {
  test.each([power, backup, rotation, studioAdmin, studioUser])("shows %s", async (TemplateArn) => {
    const { RoleTemplateVersion: shown } = await iam.send(
      new GetRoleTemplateVersionCommand({ TemplateArn }),
    );
    expect(shown).toMatchObject({
      TemplateArn,
      TemplateName: /\/(\w+):/.exec(TemplateArn)?.[1],
      TemplateVersionId: expect.stringMatching(/^AVTA/),
      MajorVersion: 1,
      MinorVersion: 0,
      DefaultMinorVersion: 0,
      ManagedByType: "Service",
      Enabled: true,
      VersionEnabled: true,
      RoleNamePattern: "@{RoleName}",
      MaxSessionDuration: 3600,
      CreateTimestamp: expect.any(Date),
      UpdateTimestamp: expect.any(Date),
    });
    expect(parsed(shown?.AssumeRolePolicyDocumentTemplate)).toMatchObject({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow" }],
    });
    expect(shown?.ParametersDefinition).toContainEqual({
      Name: "RoleName",
      Type: "String",
      Description: expect.any(String),
      IsRequired: false,
      DefaultValue: expect.any(String),
      Immutable: false,
    });
  });

  test("shows inline policies with their switches, and lists among the parameters", async () => {
    const { RoleTemplateVersion: shown } = await iam.send(
      new GetRoleTemplateVersionCommand({ TemplateArn: rotation, MinorVersion: 0 }),
    );
    expect(shown?.InlinePolicyTemplates?.map(({ PolicyName }) => PolicyName)).toEqual([
      "SecretRotationPermissionPolicy",
    ]);
    expect(decodeURIComponent(shown?.InlinePolicyTemplates?.[0]?.PolicyDocument ?? "")).toContain(
      '"@Enabled":"CMK_ENABLED"',
    );
    expect(shown?.ManagedPolicyArns).toBeUndefined();
    expect(shown?.ParametersDefinition?.find(({ Name }) => Name === "kmsKeyArn")?.Type).toBe(
      "StringList",
    );
  });

  test.each([
    [arnOf("rum.amazonaws.com/AmazonCloudWatchRUMPutEventsRoleTemplate"), undefined],
    [power, 999],
  ])("knows no %s in version %s", async (TemplateArn, MinorVersion) => {
    const command = new GetRoleTemplateVersionCommand({ TemplateArn, MinorVersion });
    expect(await refusal(iam.send(command))).toEqual({
      name: "NoSuchEntityException",
      message: `Role Template ${TemplateArn} cannot be found.`,
    });
  });
});

describe("AcquireRole", () => {
  test("makes a role, which GetRole says the template of", async () => {
    const values = { AWSServiceName: "lambda.amazonaws.com", RoleName: "power" };
    const role = await acquire(power, values);
    const trust = {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    };
    expect(parsed(role?.AssumeRolePolicyDocument)).toEqual(trust);
    expect(role).toEqual({
      Path: "/",
      RoleName: "power",
      RoleId: expect.stringMatching(/^AROA/),
      Arn: `arn:aws:iam::${running.server.accountId}:role/power`,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: expect.any(String),
    });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "power" }));
    expect(Role).toEqual({
      ...role,
      Description: "Power user role for lambda.amazonaws.com",
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
      SourceRoleTemplate: { TemplateArn: power, TemplateMinorVersion: 0 },
    });
    expect(await attachedTo("power")).toEqual(["arn:aws:iam::aws:policy/PowerUserAccess"]);
    expect(await inlineOf("power")).toEqual([]);
    const { Roles } = await iam.send(new ListRolesCommand({}));
    const listed = Roles?.find(({ RoleName }) => RoleName === "power");
    expect(listed).not.toHaveProperty("SourceRoleTemplate");
    expect(await acquire(power, values)).toEqual(role);
  });

  test("takes the template's name where none is given, and its path", async () => {
    const accountId = running.server.accountId;
    const role = await acquire(backup, { accountId });
    expect(role?.Arn).toBe(
      `arn:aws:iam::${accountId}:role/service-role/AWSBackupDefaultServiceRole`,
    );
    expect(await attachedTo("AWSBackupDefaultServiceRole")).toHaveLength(2);
    expect((await acquire(studioUser, { accountId }))?.RoleName).toBe(
      "AmazonSageMakerUserIAMExecutionRole",
    );
  });

  test("leaves out the statements that are turned off, which then need no values", async () => {
    const given = { accountId: "111122223333", region: "us-east-1", resourceType: "probe" };
    await acquire(rotation, { ...given, RoleName: "off" });
    const generic = {
      Sid: "AllowRotationAccessGeneric",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:*",
      Condition: { StringEquals: { "secretsmanager:resource/Type": "probe" } },
    };
    const password = {
      Effect: "Allow",
      Sid: "AllowPasswordGenerationAccessAdmin",
      Action: ["secretsmanager:GetRandomPassword"],
      Resource: "*",
    };
    expect(await inlinePolicy("off", "SecretRotationPermissionPolicy")).toEqual({
      Version: "2012-10-17",
      Statement: [generic, password],
    });
    const keys = ["1", "2"].map((key) => `arn:aws:kms:us-east-1:111122223333:key/${key}`);
    for (const [RoleName, on] of [
      ["on", "True"],
      ["lowercase", "true"],
    ] as const) {
      await acquire(rotation, {
        ...given,
        RoleName,
        adminType: "admin",
        kmsKeyArn: keys,
        ADMIN_RESOURCE_ENABLED: on,
        CMK_ENABLED: on,
      });
      expect(await inlinePolicy(RoleName, "SecretRotationPermissionPolicy")).toEqual({
        Version: "2012-10-17",
        Statement: [
          generic,
          password,
          {
            Sid: "AllowRotationAccess",
            Action: ["secretsmanager:GetSecretValue"],
            Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:*",
            Effect: "Allow",
            Condition: { StringEquals: { "secretsmanager:resource/Type": "admin" } },
          },
          {
            Sid: "KMSAccessForCustomerSecret",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
            Resource: keys,
            Condition: {
              StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
            },
          },
        ],
      });
    }
  });

  test("leaves out an inline policy of which nothing is left", async () => {
    const given = {
      accountId: "111122223333",
      keyAccountId: "111122223333",
      keyRegion: "us-east-1",
      kmsKeyId: "1",
    };
    await acquire(studioAdmin, { ...given, RoleName: "studio-off" });
    expect(await inlineOf("studio-off")).toEqual([]);
    await acquire(studioAdmin, { ...given, RoleName: "studio-on", CMK_ENABLED: "True" });
    expect(await inlineOf("studio-on")).toEqual(["CustomKMSKeyPolicy"]);
  });

  const lambda = { AWSServiceName: "lambda.amazonaws.com", RoleName: "refused" };
  const missing = `Role template not found in repository: ${power}`;
  test.each<[string, string, Values, number | undefined, string, string]>([
    ["an unknown version", power, lambda, 999, "NoSuchEntityException", missing],
    ["a version below 0", power, lambda, -1, "NoSuchEntityException", missing],
    [
      "an unknown template",
      arnOf("iam.amazonaws.com/Other"),
      lambda,
      undefined,
      "NoSuchEntityException",
      `Role template not found in repository: ${arnOf("iam.amazonaws.com/Other")}`,
    ],
    [
      "a value that is missing",
      power,
      { RoleName: "refused" },
      undefined,
      "InvalidInputException",
      "Failed to render template: Parameter 'AWSServiceName' not found.",
    ],
    [
      "a parameter that the template has not",
      power,
      { ...lambda, Unused: "x" },
      undefined,
      "InvalidInputException",
      "Failed to render template: Unrecognized parameter: Unused",
    ],
    [
      "several values for one",
      power,
      { ...lambda, AWSServiceName: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
      undefined,
      "ValidationError",
      "AWSServiceName replacement value must contain exactly one value, got 2",
    ],
    [
      "what is no service",
      power,
      { ...lambda, AWSServiceName: "not-a-service" },
      undefined,
      "MalformedPolicyDocumentException",
      'Invalid principal in policy: "SERVICE":"not-a-service"',
    ],
    [
      "a value that would break out of its place",
      power,
      { ...lambda, AWSServiceName: 'x.amazonaws.com"}},{"Effect":"Allow' },
      undefined,
      "MalformedPolicyDocumentException",
      'Invalid principal in policy: "SERVICE":"x.amazonaws.com"}},{"Effect":"Allow"',
    ],
    [
      "a name that no role can have",
      power,
      { ...lambda, RoleName: "no role" },
      undefined,
      "ValidationError",
      "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
    ],
  ])("refuses %s", async (_, template, values, minor, name, message) => {
    expect(await refusal(acquire(template, values, minor))).toEqual({ name, message });
    expect(await refusal(iam.send(new GetRoleCommand({ RoleName: "refused" })))).toMatchObject({
      name: "NoSuchEntityException",
    });
  });
});
