import { describe, expect, test } from "vitest";
import { type ReadRecord, readEvent } from "../../src/index.ts";
import { member, record } from "./made-organization.ts";

const requestOf = (read: ReadRecord) => {
  if (read.kind !== "request") throw new Error(JSON.stringify(read));
  return read.request;
};

describe("actions of events", () => {
  test.each([
    ["iam", "CreateUser", "iam:CreateUser"],
    ["monitoring", "PutMetricData", "cloudwatch:PutMetricData"],
    ["lambda", "CreateFunction20150331", "lambda:CreateFunction"],
    ["lambda", "UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode"],
    ["lambda", "Invoke", "lambda:InvokeFunction"],
    ["s3", "HeadObject", "s3:GetObject"],
    ["s3", "ListBuckets", "s3:ListAllMyBuckets"],
    ["dynamodb", "GetItem", "dynamodb:GetItem"],
  ])("%s %s is %s", (source, name, action) => {
    expect(requestOf(readEvent(record(source, name))).action).toBe(action);
  });
});

describe("what is no granted request of a principal", () => {
  test.each([
    ["a refused call", { errorCode: "AccessDenied" }],
    ["an event of a service", { eventType: "AwsServiceEvent" }],
    ["a sign-in", { eventType: "AwsConsoleSignIn" }],
    ["who is not in the account yet", { userIdentity: { type: "WebIdentityUser" } }],
  ])("%s is passed over", (_, more) => {
    expect(readEvent(record("iam", "GetUser", more)).kind).toBe("passed-over");
  });

  test.each([
    ["no record", "text", "it is no record of CloudTrail"],
    [
      "nobody",
      record("iam", "GetUser", { userIdentity: { type: "IAMUser" } }),
      "it does not say who called",
    ],
    [
      "a session of nobody",
      record("iam", "GetUser", {
        userIdentity: { type: "AssumedRole", arn: "a", accountId: member, principalId: "p" },
      }),
      "it does not say who called",
    ],
    [
      "another source",
      record("iam", "GetUser", { eventSource: "example.com" }),
      "its source is no service of AWS",
    ],
  ])("%s can't be read", (_, event, reason) => {
    expect(readEvent(event)).toMatchObject({ kind: "unread", unread: { reason } });
  });
});

test("what a record tells becomes context, and what it would have told is known to be absent", () => {
  const { context, limited, resourceAccount, caller } = requestOf(
    readEvent(record("iam", "GetUser")),
  );
  expect(Object.fromEntries(context)).toEqual({
    "aws:principalarn": `arn:aws:iam::${member}:role/worker`,
    "aws:principalaccount": member,
    "aws:principaltype": "AssumedRole",
    "aws:principalisawsservice": "false",
    "aws:viaawsservice": "false",
    "aws:userid": "AROAWORKER:w",
    "aws:requestedregion": "us-east-1",
    "aws:sourceip": "203.0.113.9",
    "aws:useragent": "aws-cli",
    "aws:currenttime": "2026-06-01T12:00:00Z",
    "aws:epochtime": "1780315200",
    "aws:multifactorauthpresent": "false",
    "aws:tokenissuetime": "2026-06-01T11:00:00Z",
    "aws:resourceaccount": member,
  });
  expect(limited.get("aws:sourcevpce")).toEqual([null]);
  expect(limited.get("ec2:roledelivery")).toEqual([null]);
  expect(limited.has("aws:securetransport")).toBe(false);
  expect(resourceAccount).toBe(member);
  expect(caller).toBe(`arn:aws:iam::${member}:role/worker`);
});

test("an endpoint, TLS, MFA and a service in between are told", () => {
  const identity = record("s3", "GetObject")["userIdentity"] as { sessionContext: object };
  const { context, limited } = requestOf(
    readEvent(
      record("s3", "GetObject", {
        userIdentity: {
          ...identity,
          invokedBy: "athena.amazonaws.com",
          sessionContext: {
            ...identity.sessionContext,
            attributes: { mfaAuthenticated: "true" },
            ec2RoleDelivery: "2.0",
            sourceIdentity: "ana",
          },
        },
        vpcEndpointId: "vpce-1",
        sourceIPAddress: "athena.amazonaws.com",
        tlsDetails: { tlsVersion: "TLSv1.3" },
      }),
    ),
  );
  expect(context.get("aws:viaawsservice")).toBe("true");
  expect(context.get("aws:sourcevpce")).toBe("vpce-1");
  expect(context.get("aws:securetransport")).toBe("true");
  expect(context.get("aws:multifactorauthpresent")).toBe("true");
  expect(context.get("ec2:roledelivery")).toBe("2.0");
  expect(context.get("aws:sourceidentity")).toBe("ana");
  expect(context.has("aws:sourceip")).toBe(false);
  expect(limited.has("aws:sourcevpc")).toBe(false);
  expect(limited.has("aws:multifactorauthage")).toBe(false);
});

test("resources of two accounts have no one owner", () => {
  const resources = [
    { ARN: "arn:aws:s3:::a", accountId: member },
    { ARN: "arn:aws:s3:::b", accountId: "222233334444" },
  ];
  const request = requestOf(readEvent(record("s3", "CopyObject", { resources })));
  expect(request.resourceAccount).toBeUndefined();
  expect(request.context.has("aws:resourceaccount")).toBe(false);
  expect(request.resources).toHaveLength(2);
});
