import { GetAccountAuthorizationDetailsCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeEntities } from "../made-entities.ts";
import { testServer } from "../running-server.ts";
import { type Workbench, workbench } from "./workbench.ts";

let bench: Workbench;

const account = "111122223333";
const arn = (name: string): string => `arn:aws:iam::${account}:${name}`;
const allow = (Action: string, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
const policyOf = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const managed = (PolicyName: string, ...statements: readonly object[]) => ({
  PolicyName,
  Arn: arn(`policy/${PolicyName}`),
  PolicyVersionList: [
    { VersionId: "v2", IsDefaultVersion: true, Document: policyOf(...statements) },
    { VersionId: "v1", IsDefaultVersion: false, Document: policyOf(allow("*")) },
  ],
});
const attached = (PolicyName: string) => ({ PolicyName, PolicyArn: arn(`policy/${PolicyName}`) });
const boundary = (name: string) => ({
  PermissionsBoundary: {
    PermissionsBoundaryType: "Policy",
    PermissionsBoundaryArn: arn(`policy/${name}`),
  },
});

const details = {
  UserDetailList: [
    {
      UserName: "alice",
      UserId: "AIDAALICE",
      Arn: arn("user/team/alice"),
      UserPolicyList: [
        {
          PolicyName: "inline",
          PolicyDocument: policyOf(
            allow("s3:GetObject"),
            allow("sqs:SendMessage", {
              Condition: { StringEquals: { "aws:userid": "AIDAALICE" } },
            }),
            allow("sns:Publish", {
              Condition: { StringEquals: { "aws:PrincipalTag/team": "blue" } },
            }),
            allow("iam:GetUser"),
          ),
        },
      ],
      GroupList: ["Readers"],
      AttachedManagedPolicies: [],
      Tags: [{ Key: "team", Value: "blue" }],
      ...boundary("NoIam"),
    },
    {
      UserName: "bob",
      UserId: "AIDABOB",
      Arn: arn("user/bob"),
      AttachedManagedPolicies: [attached("Missing")],
    },
  ],
  GroupDetailList: [
    { GroupName: "Readers", AttachedManagedPolicies: [attached("Tables")] },
    {
      GroupName: "Others",
      GroupPolicyList: [{ PolicyName: "p", PolicyDocument: policyOf(allow("ec2:*")) }],
    },
  ],
  RoleDetailList: [
    {
      RoleName: "deploy",
      RoleId: "AROADEPLOY",
      Arn: arn("role/ci/deploy"),
      AssumeRolePolicyDocument: policyOf({
        Effect: "Allow",
        Principal: { AWS: arn("user/team/alice") },
        Action: "sts:AssumeRole",
      }),
      RolePolicyList: [{ PolicyName: "own", PolicyDocument: policyOf(allow("lambda:*")) }],
    },
  ],
  Policies: [
    {
      ...managed("Tables"),
      PolicyVersionList: [
        { IsDefaultVersion: false, Document: policyOf(allow("*")) },
        // As the oldest policies of accounts are, and as other clients print policies.
        {
          IsDefaultVersion: true,
          Document: encodeURIComponent(JSON.stringify({ Statement: [allow("dynamodb:GetItem")] })),
        },
      ],
    },
    managed("NoIam", allow("*"), { ...allow("iam:*"), Effect: "Deny" }),
  ],
};

beforeAll(async () => {
  bench = await workbench();
  await bench.file("details.json", details);
  await bench.file("more.json", policyOf(allow("ec2:RunInstances")));
  await bench.file("none.json", {});
});
afterAll(() => bench.remove());

async function decided(principal: string, action: string, ...more: readonly string[]) {
  const source = [
    "--account-details",
    "details.json",
    "--principal",
    principal,
    "--action",
    action,
  ];
  const { stdout, stderr } = await bench.ostiary(["simulate", ...source, ...more, "--json"]);
  expect(stderr).toBe("");
  const [decision] = JSON.parse(stdout).decisions;
  return decision;
}

const alice = arn("user/team/alice");

describe("--account-details", () => {
  test.each([
    ["an inline policy of a user", alice, "s3:GetObject", [], "allowed"],
    ["a managed policy of a group", alice, "dynamodb:GetItem", [], "allowed"],
    ["no policy of another group", alice, "ec2:RunInstances", [], "implicitDeny"],
    [
      "a policy that is tried beside them",
      alice,
      "ec2:RunInstances",
      ["--policy", "more.json"],
      "allowed",
    ],
    ["the version that is in effect", alice, "dynamodb:PutItem", [], "implicitDeny"],
    ["the permissions boundary", alice, "iam:GetUser", [], "explicitDeny"],
    [
      "another boundary in its place",
      alice,
      "s3:GetObject",
      ["--boundary", "more.json"],
      "implicitDeny",
    ],
    ["the unique id", alice, "sqs:SendMessage", [], "allowed"],
    ["the tags", alice, "sns:Publish", [], "allowed"],
    [
      "other tags in their place",
      alice,
      "sns:Publish",
      ["--context", "aws:PrincipalTag/team=red"],
      "implicitDeny",
    ],
    [
      "the policies of a role, by its ARN",
      arn("role/ci/deploy"),
      "lambda:GetFunction",
      [],
      "allowed",
    ],
    [
      "and by a session's",
      `arn:aws:sts::${account}:assumed-role/deploy/run`,
      "lambda:GetFunction",
      [],
      "allowed",
    ],
    [
      "the trust policy of a role that is assumed",
      alice,
      "sts:AssumeRole",
      ["--resource", arn("role/ci/deploy")],
      "allowed",
    ],
    [
      "which names no other",
      arn("role/ci/deploy"),
      "sts:AssumeRole",
      ["--resource", arn("role/ci/deploy")],
      "implicitDeny",
    ],
    ["the root user, who has no policies", account, "s3:GetObject", [], "allowed"],
  ])("%s", async (_, principal, action, more, result) => {
    expect((await decided(principal, action, ...more)).result).toBe(result);
  });

  test("says whose statement decides", async () => {
    const { statements } = await decided(alice, "s3:GetObject");
    expect(statements).toEqual([
      {
        layer: "identity",
        policy: "user alice, policy inline",
        statement: "details.json:13:15 (user alice, policy inline)",
      },
      {
        layer: "boundary",
        policy: "policy NoIam",
        statement: expect.stringMatching(/^details\.json:\d+:\d+ \(policy NoIam\)$/),
      },
    ]);
  });

  test.each([
    [
      ["details.json", arn("user/carol")],
      "details.json does not know arn:aws:iam::111122223333:user/carol",
    ],
    [["details.json", "arn:aws:iam::444455556666:role/deploy"], "details.json does not know"],
    [
      ["details.json", arn("user/bob")],
      "does not have the policy arn:aws:iam::111122223333:policy/Missing",
    ],
    [["none.json", alice], "is not what aws iam get-account-authorization-details prints"],
  ])("%j ends with 1 and says what to do", async ([file = "", principal = ""], message) => {
    const source = ["--account-details", file, "--principal", principal];
    const ran = await bench.ostiary(["simulate", ...source, "--action", "s3:GetObject"]);
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toContain(message);
  });
});

test("the details that the server gives are read, its own managed policies too", async () => {
  const running = await testServer();
  try {
    const made = madeEntities(running);
    const name = await made.user({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
    const answer = await new IAMClient(running.operator).send(
      new GetAccountAuthorizationDetailsCommand({}),
    );
    await bench.file("server.json", answer);
    const source = ["--account-details", "server.json", "--principal"];
    const asked = ["--action", "s3:GetObject", "iam:DeleteUser"];
    const results = async (principal: string) => {
      const { stdout, stderr } = await bench.ostiary([
        "simulate",
        ...source,
        principal,
        ...asked,
        "--json",
      ]);
      expect(stderr).toBe("");
      return JSON.parse(stdout).decisions.map(({ result }: { result: string }) => result);
    };
    expect(await results(made.arnOf(`user/${name}`))).toEqual(["allowed", "implicitDeny"]);
    const operator = answer.RoleDetailList?.find(({ RoleName }) => RoleName === "OstiaryOperator");
    expect(await results(operator?.Arn ?? "")).toEqual(["allowed", "allowed"]);
  } finally {
    await running.stop();
  }
});
