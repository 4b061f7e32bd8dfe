import { type ActivitySnapshot, readSnapshot } from "@ostiary/practices";
import { describe, expect, test } from "vitest";
import { writtenFile, writtenFiles } from "../read/written-files.ts";
import { identities, trailRecord } from "./trail-records.ts";

async function activityOf(...records: readonly object[]): Promise<ActivitySnapshot> {
  const { accounts } = await readSnapshot(writtenFile({ Records: records }));
  const activity = accounts[0]?.activity;
  if (activity === undefined) throw new Error("There is no activity.");
  return activity;
}

/** The uses that one record stands for, with what they were done to. */
async function usesOf(record: object): Promise<Readonly<Record<string, readonly string[]>>> {
  const { principals } = await activityOf(record);
  const uses = principals.flatMap(({ actions }) => actions);
  return Object.fromEntries(uses.map(({ action, resources }) => [action, resources]));
}

const bucket = { requestParameters: { bucketName: "b", key: "k/1" } };

describe("a call stands for its actions, and for what they are done to", () => {
  const cases: readonly [string, object, Readonly<Record<string, readonly string[]>>][] = [
    ["its own name", trailRecord("ec2", "DescribeInstances"), { "ec2:DescribeInstances": [] }],
    [
      "objects of S3 by the request",
      trailRecord("s3", "GetObject", bucket),
      { "s3:GetObject": ["arn:aws:s3:::b/k/1"] },
    ],
    [
      "those of its resources that the action has",
      trailRecord("s3", "GetObject", {
        resources: [
          { type: "AWS::S3::Object", ARN: "arn:aws:s3:::b/k" },
          { type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::b", accountId: "111122223333" },
        ],
      }),
      { "s3:GetObject": ["arn:aws:s3:::b/k"] },
    ],
    [
      "another name",
      trailRecord("s3", "ListObjects", bucket),
      { "s3:ListBucket": ["arn:aws:s3:::b"] },
    ],
    ["a head", trailRecord("s3", "HeadObject", bucket), { "s3:GetObject": ["arn:aws:s3:::b/k/1"] }],
    [
      "a part of an upload",
      trailRecord("s3", "UploadPart", bucket),
      { "s3:PutObject": ["arn:aws:s3:::b/k/1"] },
    ],
    [
      "a copy, which reads and writes",
      trailRecord("s3", "CopyObject", {
        requestParameters: { bucketName: "b", key: "k", "x-amz-copy-source": "/from/it" },
      }),
      { "s3:GetObject": ["arn:aws:s3:::from/it"], "s3:PutObject": ["arn:aws:s3:::b/k"] },
    ],
    ["the list of buckets", trailRecord("s3", "ListBuckets"), { "s3:ListAllMyBuckets": [] }],
    [
      "a lifecycle",
      trailRecord("s3", "PutBucketLifecycle", bucket),
      { "s3:PutLifecycleConfiguration": ["arn:aws:s3:::b"] },
    ],
    [
      "a name with the version of the interface",
      trailRecord("lambda", "UpdateFunctionCode20150331v2", {
        requestParameters: { functionName: "f" },
      }),
      { "lambda:UpdateFunctionCode": ["arn:aws:lambda:eu-west-1:111122223333:function:f"] },
    ],
    [
      "an invocation",
      trailRecord("lambda", "Invoke", { requestParameters: { functionName: "f" } }),
      { "lambda:InvokeFunction": ["arn:aws:lambda:eu-west-1:111122223333:function:f"] },
    ],
    [
      "a name that is an ARN already",
      trailRecord("lambda", "GetPolicy", {
        requestParameters: { functionName: "arn:aws:lambda:eu-west-1:444455556666:function:g" },
      }),
      { "lambda:GetPolicy": ["arn:aws:lambda:eu-west-1:444455556666:function:g"] },
    ],
    [
      "a passed role",
      trailRecord("lambda", "CreateFunction20150331", {
        requestParameters: { functionName: "f", role: "arn:aws:iam::111122223333:role/f" },
      }),
      {
        "lambda:CreateFunction": ["arn:aws:lambda:eu-west-1:111122223333:function:f"],
        "iam:PassRole": ["arn:aws:iam::111122223333:role/f"],
      },
    ],
    [
      "another source",
      trailRecord("monitoring", "PutMetricData"),
      { "cloudwatch:PutMetricData": [] },
    ],
    ["a method of HTTP", trailRecord("apigateway", "CreateRestApi"), { "apigateway:POST": [] }],
    [
      "two actions of keys",
      trailRecord("kms", "ReEncrypt", {
        resources: [{ ARN: "arn:aws:kms:eu-west-1:111122223333:key/1", type: "AWS::KMS::Key" }],
      }),
      {
        "kms:ReEncryptFrom": ["arn:aws:kms:eu-west-1:111122223333:key/1"],
        "kms:ReEncryptTo": ["arn:aws:kms:eu-west-1:111122223333:key/1"],
      },
    ],
    [
      "a table",
      trailRecord("dynamodb", "GetItem", { requestParameters: { tableName: "t" } }),
      { "dynamodb:GetItem": ["arn:aws:dynamodb:eu-west-1:111122223333:table/t"] },
    ],
    [
      "what was made, by the answer",
      trailRecord("iam", "CreateUser", {
        requestParameters: { userName: "bob" },
        responseElements: { user: { arn: "arn:aws:iam::111122223333:user/x/bob" } },
      }),
      { "iam:CreateUser": ["arn:aws:iam::111122223333:user/x/bob"] },
    ],
    [
      "no path that is not known",
      trailRecord("iam", "DeleteUser", { requestParameters: { userName: "bob" } }),
      { "iam:DeleteUser": [] },
    ],
  ];
  test.each(cases)("%s", async (_, record, uses) => {
    expect(await usesOf(record)).toEqual(uses);
  });
});

test("names of IAM are told by the account's own, whichever file is first", async () => {
  const details = {
    UserDetailList: [{ UserName: "bob", Path: "/x/", Arn: "arn:aws:iam::111122223333:user/x/bob" }],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  };
  const record = trailRecord("iam", "DeleteUser", { requestParameters: { userName: "bob" } });
  const files = writtenFiles({
    a: JSON.stringify({ Records: [record] }),
    b: JSON.stringify(details),
  });
  const [account] = (await readSnapshot(files)).accounts;
  expect(account?.activity?.principals[0]?.actions).toMatchObject([
    { action: "iam:DeleteUser", resources: ["arn:aws:iam::111122223333:user/x/bob"] },
  ]);
});

describe("resources that are not wholly told are not taken for all", () => {
  const unknown = async (record: object) =>
    (await activityOf(record)).principals[0]?.actions[0]?.unknownResources;
  test("a call whose request tells nothing", async () => {
    expect(await unknown(trailRecord("s3", "GetObject"))).toBe(true);
  });
  test("an action of several types", async () => {
    const requestParameters = { subnetId: "subnet-1" };
    expect(await unknown(trailRecord("ec2", "RunInstances", { requestParameters }))).toBe(true);
  });
  test("an action of one type that is told", async () => {
    expect(await unknown(trailRecord("s3", "ListObjects", bucket))).toBeUndefined();
  });
  test("an action without resources", async () => {
    expect(await unknown(trailRecord("ec2", "DescribeInstances"))).toBeUndefined();
  });
});

describe("a call counts for who made it", () => {
  const cases: readonly [keyof typeof identities, string | undefined][] = [
    ["user", "arn:aws:iam::111122223333:user/team/ana"],
    ["session", "arn:aws:iam::111122223333:role/ci/deploy"],
    ["sessionWithoutIssuer", "arn:aws:iam::111122223333:role/deploy"],
    ["root", "arn:aws:iam::111122223333:root"],
    ["federated", "arn:aws:iam::111122223333:user/broker"],
    ["webIdentity", "arn:aws:iam::111122223333:oidc-provider/token.example.com"],
    ["otherAccount", "arn:aws:iam::444455556666:root"],
    ["centre", "arn:aws:identitystore:::user/u-1"],
    ["service", undefined],
    ["nobody", undefined],
  ];
  test.each(cases)("%s", async (who, arn) => {
    const record = trailRecord("ec2", "DescribeInstances", { userIdentity: identities[who] });
    const { principals } = await activityOf(record);
    expect(principals.map((principal) => principal.arn)).toEqual(arn === undefined ? [] : [arn]);
  });
});

describe("what came of a call", () => {
  const denials = [
    "AccessDenied",
    "AccessDeniedException",
    "Client.UnauthorizedOperation",
    "UnauthorizedOperation",
    "AuthorizationErrorException",
    "NotAuthorizedException",
    "UnauthorizedException",
  ];
  test.each(denials)("%s is no use", async (errorCode) => {
    const { principals } = await activityOf(
      trailRecord("s3", "GetObject", { ...bucket, errorCode }),
    );
    expect(principals[0]?.actions).toEqual([
      {
        action: "s3:GetObject",
        count: 0,
        denied: 1,
        firstAt: "2026-01-02T03:04:05.000Z",
        lastAt: "2026-01-02T03:04:05.000Z",
        resources: [],
      },
    ]);
  });
  test.each(["NoSuchKey", "ThrottlingException", "Client.InvalidParameterValue"])(
    "%s is a use: its permission was there",
    async (errorCode) => {
      const { principals } = await activityOf(trailRecord("s3", "GetObject", { errorCode }));
      expect(principals[0]?.actions[0]).toMatchObject({ count: 1 });
    },
  );
  test("a caller who was never known did nothing", async () => {
    const record = trailRecord("s3", "GetObject", { errorCode: "InvalidClientTokenId" });
    expect((await activityOf(record)).principals).toEqual([]);
  });
});

test("uses are counted with their times, places and MFA", async () => {
  const at = (eventTime: string, more: object = {}) =>
    trailRecord("s3", "ListObjects", { ...bucket, eventTime, ...more });
  const { principals, from, to, events } = await activityOf(
    at("2026-01-03T00:00:00Z", { sourceIPAddress: "192.0.2.9", awsRegion: "us-east-1" }),
    at("2026-01-01T00:00:00Z", { userIdentity: identities.userWithMfa }),
    at("2026-01-02T00:00:00Z", { errorCode: "AccessDenied" }),
  );
  expect({ from, to, events }).toEqual({
    from: "2026-01-01T00:00:00.000Z",
    to: "2026-01-03T00:00:00.000Z",
    events: 3,
  });
  expect(principals[0]?.actions).toEqual([
    {
      action: "s3:ListBucket",
      count: 2,
      denied: 1,
      firstAt: "2026-01-01T00:00:00.000Z",
      lastAt: "2026-01-03T00:00:00.000Z",
      resources: ["arn:aws:s3:::b"],
      sourceAddresses: ["192.0.2.1", "192.0.2.9"],
      userAgents: ["aws-cli/2"],
      withMfa: true,
      withoutMfa: true,
      regions: ["eu-west-1", "us-east-1"],
    },
  ]);
});

test("of many resources the first 200 are named", async () => {
  const records = Array.from({ length: 201 }, (_, place) =>
    trailRecord("s3", "ListObjects", { requestParameters: { bucketName: `b${place}` } }),
  );
  const use = (await activityOf(...records)).principals[0]?.actions[0];
  expect(use?.resources.length).toBe(200);
  expect(use).toMatchObject({ count: 201, moreResources: true });
});

test("sign-ins are counted, and those without MFA where AWS would know of it", async () => {
  const signIn = (userIdentity: object, ConsoleLogin: string, MFAUsed: string) =>
    trailRecord("signin", "ConsoleLogin", {
      userIdentity,
      responseElements: { ConsoleLogin },
      additionalEventData: { MFAUsed },
      eventType: "AwsConsoleSignIn",
    });
  const { principals, unreadEvents } = await activityOf(
    signIn(identities.user, "Success", "No"),
    signIn(identities.user, "Success", "Yes"),
    signIn(identities.user, "Failure", "No"),
    signIn(identities.session, "Success", "No"),
  );
  const lastAt = "2026-01-02T03:04:05.000Z";
  expect(principals.map(({ arn, signIns, actions }) => [arn, signIns, actions])).toEqual([
    ["arn:aws:iam::111122223333:role/ci/deploy", { count: 1, lastAt }, []],
    ["arn:aws:iam::111122223333:user/team/ana", { count: 2, lastAt, withoutMfa: 1 }, []],
  ]);
  expect(unreadEvents).toBeUndefined();
});

test("who assumed a role of the account is told, and no other", async () => {
  const assume = (eventName: string, userIdentity: object, more: object = {}) =>
    trailRecord("sts", eventName, {
      userIdentity,
      requestParameters: { roleArn: "arn:aws:iam::111122223333:role/ci/deploy" },
      ...more,
    });
  const { principals } = await activityOf(
    assume("AssumeRole", identities.user),
    assume("AssumeRole", identities.otherAccount),
    assume("AssumeRole", identities.service),
    assume("AssumeRole", identities.root, { errorCode: "AccessDenied" }),
    assume("AssumeRoleWithWebIdentity", identities.webIdentity),
    assume("AssumeRole", identities.user, {
      requestParameters: { roleArn: "arn:aws:iam::444455556666:role/theirs" },
    }),
  );
  const role = principals.find(({ arn }) => arn.endsWith("role/ci/deploy"));
  expect(role?.assumedBy).toEqual([
    "arn:aws:iam::111122223333:oidc-provider/token.example.com",
    "arn:aws:iam::111122223333:user/team/ana",
    "arn:aws:iam::444455556666:root",
    "ec2.amazonaws.com",
  ]);
  expect(principals.some(({ arn }) => arn.endsWith("role/theirs"))).toBe(false);
});

test("events that can't be told are counted", async () => {
  const activity = await activityOf(
    trailRecord("ec2", "NoSuchCallAnywhere"),
    trailRecord("no-such-service", "Do"),
    trailRecord("ec2", "DescribeInstances", { userIdentity: identities.nobody }),
    trailRecord("ec2", "DescribeInstances"),
  );
  expect(activity).toMatchObject({ events: 4, unreadEvents: 3 });
});
