import { describe, expect, test } from "vitest";
import { type ControlChange, previewUses, readEvent } from "../../src/index.ts";
import { accountModel } from "../../src/model/account-model.ts";
import { passedRoles } from "../../src/preview/passed-roles.ts";
import { evidenceOf, lastUses, leavesRecord } from "../../src/preview/unrecorded-uses.ts";
import { madeAccount, madeRole, madeSnapshot, madeUser } from "../made-snapshot.ts";
import { member, organization, record } from "./made-organization.ts";

const denying = (Action: string, more: object = {}): ControlChange => ({
  kind: "attach",
  target: "ou-work",
  policy: {
    name: "new",
    type: "SERVICE_CONTROL_POLICY",
    document: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Action, Resource: "*", ...more },
    }),
  },
});

describe("what leaves a record", () => {
  const none = evidenceOf([]);
  const reads = evidenceOf([record("iam", "GetUser", { readOnly: true })]);
  const data = evidenceOf([record("s3", "GetObject", { readOnly: true, eventCategory: "Data" })]);

  test.each([
    ["a change", "iam:CreateUser", "Write", none, true],
    ["a read where none was seen", "iam:GetUser", "Read", none, false],
    ["a list where none was seen", "iam:ListUsers", "List", none, false],
    ["a read where one was seen", "ec2:DescribeInstances", "List", reads, true],
    ["a data event where none was seen", "s3:PutObject", "Write", reads, false],
    ["a data event where one of its service was seen", "s3:PutObject", "Write", data, true],
    ["a data event of another service", "dynamodb:PutItem", "Write", data, false],
    [
      "a call about buckets, which is none",
      "s3:PutBucketPolicy",
      "Permissions management",
      none,
      true,
    ],
    ["a call of Lambda that invokes", "lambda:InvokeFunction", "Write", none, false],
  ] as const)("%s", (_, action, accessLevel, evidence, leaves) => {
    expect(leavesRecord({ action, accessLevel }, evidence)).toBe(leaves);
  });

  test("a read that was refused is no evidence", () => {
    const refused = record("iam", "GetUser", { readOnly: true, errorCode: "AccessDenied" });
    expect(evidenceOf([refused]).reads).toBe(false);
  });
});

describe("last uses", () => {
  const role = madeRole("reader", { arn: `arn:aws:iam::${member}:role/reader` });
  const user = madeUser("exempt", { arn: `arn:aws:iam::${member}:user/exempt` });
  const late = "2026-05-31T00:00:00.000Z";
  const account = madeAccount({
    id: member,
    roles: [role],
    users: [user],
    activity: {
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-06-01T00:00:00.000Z",
      source: "last-accessed",
      events: 0,
      principals: [
        {
          arn: role.arn,
          actions: [],
          services: [
            {
              service: "iam",
              lastAt: late,
              actions: [
                { action: "GetUser", lastAt: late },
                { action: "GetRole", lastAt: "2025-01-01T00:00:00.000Z" },
                { action: "GetGroup" },
              ],
            },
            { service: "s3", lastAt: late },
            { service: "sqs", lastAt: "2025-01-01T00:00:00.000Z" },
            { service: "sns" },
          ],
        },
        {
          arn: user.arn,
          actions: [],
          services: [
            {
              service: "iam",
              lastAt: late,
              actions: [
                { action: "GetUser", lastAt: late },
                { action: "GetRole" },
                { action: "GetGroup" },
              ],
            },
          ],
        },
        {
          arn: `arn:aws:iam::${member}:role/gone`,
          actions: [],
          services: [{ service: "iam", lastAt: late }],
        },
      ],
    },
  });
  const model = accountModel(madeSnapshot(account, organization()), account);
  const names = [
    "iam:GetUser",
    "iam:GetRole",
    "iam:GetGroup",
    "s3:GetObject",
    "s3:PutObject",
    "sqs:SendMessage",
    "sns:Publish",
  ];
  const actions = names.map((action) => ({ action, accessLevel: "Read" as const }));
  const uses = lastUses(model, actions, "2026-03-01T00:00:00.000Z");

  test("are those in the window, of tracked actions by themselves and of others by their service", () => {
    expect(
      uses.map(
        ({ caller, action, supposed }) => `${caller.split("/")[1]} ${action} ${supposed?.as ?? ""}`,
      ),
    ).toEqual([
      "reader iam:GetUser ",
      "reader s3:GetObject s3:*",
      "reader s3:PutObject s3:*",
      "exempt iam:GetUser ",
    ]);
  });

  test("are lost where they are denied whatever they were, and kept where their caller is spared", () => {
    const spared = { ArnNotLike: { "aws:PrincipalArn": user.arn } };
    const { lost, unjudged, kept } = previewUses(
      organization(),
      denying("iam:GetUser", { Condition: spared }),
      uses,
    );
    expect(lost).toMatchObject([
      { caller: role.arn, action: "iam:GetUser", lastAt: late, event: "" },
    ]);
    expect(unjudged).toEqual([]);
    expect(kept).toBe(1);
  });

  test("are not judged where they depend on what nobody knows", () => {
    const region = { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } };
    const { lost, unjudged } = previewUses(
      organization(),
      denying("iam:GetUser", { Condition: region }),
      uses,
    );
    expect(lost).toEqual([]);
    expect(unjudged.map(({ reason }) => reason)).toEqual([
      "it depends on aws:requestedregion, of which the record does not tell",
      "it depends on aws:requestedregion, of which the record does not tell",
    ]);
  });

  test("that are supposed are never lost, and named once for their service", () => {
    const { lost, unjudged } = previewUses(organization(), denying("s3:*"), uses);
    expect(lost).toEqual([]);
    expect(unjudged).toMatchObject([{ caller: role.arn, action: "s3:*", count: 2 }]);
  });
});

describe("passed roles", () => {
  const roleArn = `arn:aws:iam::${member}:role/worker`;
  const passed = (event: object) => {
    const read = readEvent(event);
    return read.kind === "request" ? passedRoles(event, read.request) : [];
  };
  const creating = record("lambda", "CreateFunction20150331", {
    requestParameters: { role: roleArn, deep: { none: "arn:aws:s3:::b" } },
  });

  test("are supposed from the parameters of calls", () => {
    expect(passed(creating)).toMatchObject([
      { action: "iam:PassRole", resources: [roleArn], resourceAccount: member },
    ]);
    const { lost, unjudged } = previewUses(
      organization(),
      denying("iam:PassRole"),
      passed(creating),
    );
    expect(lost).toEqual([]);
    expect(unjudged).toMatchObject([
      {
        action: "iam:PassRole",
        reason: "calls named roles, and whether they were passed no record tells",
      },
    ]);
    expect(previewUses(organization(), denying("iam:GetRole"), passed(creating)).unjudged).toEqual(
      [],
    );
  });

  test.each([
    [
      "a call about roles themselves",
      record("iam", "AttachRolePolicy", { requestParameters: { role: roleArn } }),
    ],
    ["a call that assumes one", record("sts", "AssumeRole", { requestParameters: { roleArn } })],
    [
      "a call without one",
      record("lambda", "Invoke", { requestParameters: { functionName: "f" } }),
    ],
    ["a call without parameters", record("ec2", "RunInstances")],
  ])("are none in %s", (_, event) => {
    expect(passed(event)).toEqual([]);
  });
});
