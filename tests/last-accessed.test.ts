import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GenerateOrganizationsAccessReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  RemoveUserFromGroupCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { accessReports, actionUses } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, deny, type MadeEntities, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  made = madeEntities(running);
});
afterAll(() => running.stop());

type Granularity = "SERVICE_LEVEL" | "ACTION_LEVEL";

async function generate(Arn: string, Granularity?: Granularity): Promise<string> {
  const command = new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity });
  const { JobId = "" } = await iam.send(command);
  return JobId;
}

const details = (JobId: string, client = iam) =>
  client.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
const entities = async (JobId: string, ServiceNamespace: string) => {
  const command = new GetServiceLastAccessedDetailsWithEntitiesCommand({
    JobId,
    ServiceNamespace,
  });
  return (await iam.send(command)).EntityDetailsList ?? [];
};

/** The services of a new report, all of them. */
async function servicesOf(Arn: string, granularity?: Granularity) {
  const JobId = await generate(Arn, granularity);
  const command = new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: 1000 });
  return (await iam.send(command)).ServicesLastAccessed ?? [];
}

/** The service of that namespace in a new report. */
const serviceOf = async (Arn: string, namespace: string, granularity?: Granularity) =>
  (await servicesOf(Arn, granularity)).find((one) => one.ServiceNamespace === namespace);

test("services come by namespace with the names that AWS gives them, unused ones without dates", async () => {
  const user = await made.user(allow(["sqs:*", "iam:GetUser", "ec2:DescribeInstances"]));
  expect(await servicesOf(made.arnOf(`user/${user}`))).toEqual([
    { ServiceName: "Amazon EC2", ServiceNamespace: "ec2", TotalAuthenticatedEntities: 0 },
    {
      ServiceName: "AWS Identity and Access Management",
      ServiceNamespace: "iam",
      TotalAuthenticatedEntities: 0,
    },
    { ServiceName: "Amazon SQS", ServiceNamespace: "sqs", TotalAuthenticatedEntities: 0 },
  ]);
});

test("the last attempt is told, a denied one too: when, where and by whom", async () => {
  const user = await made.user(allow("iam:GetUser"));
  const own = new IAMClient({ ...(await made.keys(user)), region: "eu-central-1" });
  expect(await refusal(own.send(new ListUsersCommand({})))).toMatchObject({ name: "AccessDenied" });
  const arn = made.arnOf(`user/${user}`);
  const denied = await serviceOf(arn, "iam");
  expect(denied).toEqual({
    ServiceName: "AWS Identity and Access Management",
    ServiceNamespace: "iam",
    LastAuthenticated: expect.any(Date),
    LastAuthenticatedEntity: arn,
    LastAuthenticatedRegion: "eu-central-1",
    TotalAuthenticatedEntities: 1,
  });
  expect(Math.abs((denied?.LastAuthenticated?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

test("a report on actions tells those that are granted and tracked, used or not", async () => {
  const user = await made.user(
    allow(["iam:GetUser", "iam:GetRole", "iam:PassRole", "s3:GetObject"]),
  );
  const own = new IAMClient(await made.keys(user));
  await own.send(new GetUserCommand({}));
  const arn = made.arnOf(`user/${user}`);
  const JobId = await generate(arn, "ACTION_LEVEL");
  const report = await details(JobId);
  expect(report).toMatchObject({ JobStatus: "COMPLETED", JobType: "ACTION_LEVEL" });
  const [ofIam, ofS3] = report.ServicesLastAccessed ?? [];
  expect(ofIam?.TrackedActionsLastAccessed).toEqual([
    { ActionName: "GetRole" },
    {
      ActionName: "GetUser",
      LastAccessedEntity: arn,
      LastAccessedTime: expect.any(Date),
      LastAccessedRegion: "us-east-1",
    },
  ]);
  expect(ofS3).not.toHaveProperty("TrackedActionsLastAccessed");
  expect(await serviceOf(arn, "iam")).not.toHaveProperty("TrackedActionsLastAccessed");
});

test("a group's report is about its members, with the latest of them first", async () => {
  const [first, second, idle] = [
    await made.user(allow("iam:GetUser")),
    await made.user(allow("iam:GetUser")),
    await made.user(),
  ];
  const group = await made.group(first, second, idle);
  await made.putGroupPolicy(group, allow(["iam:GetUser", "s3:*"]));
  for (const user of [first, second]) {
    await new IAMClient(await made.keys(user)).send(new GetUserCommand({}));
  }
  const arn = made.arnOf(`group/${group}`);
  expect(await serviceOf(arn, "iam")).toMatchObject({
    TotalAuthenticatedEntities: 2,
    LastAuthenticatedEntity: made.arnOf(`user/${second}`),
  });
  const JobId = await generate(arn);
  const used = await entities(JobId, "iam");
  expect(used.map(({ EntityInfo }) => EntityInfo?.Name)).toEqual([second, first, idle]);
  expect(used[0]).toEqual({
    EntityInfo: {
      Arn: made.arnOf(`user/${second}`),
      Name: second,
      Type: "USER",
      Id: expect.stringMatching(/^AIDA/),
      Path: "/",
    },
    LastAuthenticated: expect.any(Date),
  });
  expect(used[2]).not.toHaveProperty("LastAuthenticated");
  expect(await entities(JobId, "s3")).toHaveLength(3);
  expect(await entities(JobId, "ec2")).toEqual([]);
});

test("a policy's report is about everyone who has it, by whatever way", async () => {
  const PolicyArn = await made.policy(allow(["iam:GetUser", "sts:*"]));
  const attached = await made.user();
  const member = await made.user();
  await iam.send(new AttachUserPolicyCommand({ UserName: attached, PolicyArn }));
  const GroupName = await made.group(member, attached);
  await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
  const { RoleName, arn: roleArn, assume } = await made.role();
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const session = await assume();
  await new IAMClient(session).send(new GetUserCommand({ UserName: member }));
  expect(await serviceOf(PolicyArn, "iam")).toMatchObject({
    TotalAuthenticatedEntities: 1,
    LastAuthenticatedEntity: roleArn,
  });
  const JobId = await generate(PolicyArn);
  const found = await entities(JobId, "iam");
  expect(found.map(({ EntityInfo }) => [EntityInfo?.Name, EntityInfo?.Type])).toEqual([
    [RoleName, "ROLE"],
    ...[attached, member].toSorted().map((name) => [name, "USER"]),
  ]);
});

test("a policy that AWS manages and nobody has, and one that grants nothing, are reported too", async () => {
  const all = await servicesOf("arn:aws:iam::aws:policy/PowerUserAccess");
  expect(all.length).toBeGreaterThan(400);
  expect(all.every((one) => one.TotalAuthenticatedEntities === 0)).toBe(true);
  expect(await servicesOf(await made.policy(deny("*")))).toEqual([]);
});

test("a report stays as it was made, under the names that its entities have now", async () => {
  const user = await made.user();
  const gone = await made.user();
  const group = await made.group(user, gone);
  await made.putGroupPolicy(group, allow("s3:*"));
  const JobId = await generate(made.arnOf(`group/${group}`));
  const before = await details(JobId);
  await made.putGroupPolicy(group, allow("*"));
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: group, UserName: gone }));
  await iam.send(new DeleteUserCommand({ UserName: gone }));
  await iam.send(new UpdateUserCommand({ UserName: user, NewUserName: `${user}-renamed` }));
  const after = await details(JobId);
  expect(after.ServicesLastAccessed).toEqual(before.ServicesLastAccessed);
  expect(after.ServicesLastAccessed).toHaveLength(1);
  const found = await entities(JobId, "s3");
  expect(found.map(({ EntityInfo }) => EntityInfo?.Name)).toEqual([`${user}-renamed`]);
});

test("services and entities come in pages", async () => {
  const user = await made.user(allow(["ec2:*", "iam:*", "s3:*", "sqs:*", "sts:*"]));
  const JobId = await generate(made.arnOf(`user/${user}`));
  const seen: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const command = new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: 2, Marker });
    const page = await iam.send(command);
    seen.push(...(page.ServicesLastAccessed ?? []).map((one) => one.ServiceNamespace));
    Marker = page.Marker;
    expect(page.IsTruncated).toBe(Marker !== undefined);
  } while (Marker !== undefined);
  expect(seen).toEqual(["ec2", "iam", "s3", "sqs", "sts"]);
  const group = await made.group(user, await made.user());
  await made.putGroupPolicy(group, allow("s3:*"));
  const ofGroup = { JobId: await generate(made.arnOf(`group/${group}`)), ServiceNamespace: "s3" };
  const first = await iam.send(
    new GetServiceLastAccessedDetailsWithEntitiesCommand({ ...ofGroup, MaxItems: 1 }),
  );
  expect(first).toMatchObject({ IsTruncated: true, EntityDetailsList: [{}] });
  const second = await iam.send(
    new GetServiceLastAccessedDetailsWithEntitiesCommand({ ...ofGroup, Marker: first.Marker }),
  );
  expect(second).toMatchObject({ IsTruncated: false, EntityDetailsList: [{}] });
  expect(second.EntityDetailsList).not.toEqual(first.EntityDetailsList);
});

test("a report is for whoever asked for it: a user with any key, one session of a role", async () => {
  const user = await made.user(allow("iam:*"));
  const [one, other] = [new IAMClient(await made.keys(user)), new IAMClient(await made.keys(user))];
  const command = new GenerateServiceLastAccessedDetailsCommand({
    Arn: made.arnOf(`user/${user}`),
  });
  const { JobId = "" } = await one.send(command);
  expect(await details(JobId, other)).toMatchObject({ JobStatus: "COMPLETED" });
  const missing = {
    name: "NoSuchEntityException",
    message: `The job with id ${JobId} cannot be found.`,
  };
  expect(await refusal(details(JobId))).toEqual(missing);
  expect(await refusal(entities(JobId, "iam"))).toEqual(missing);
  const { RoleName, arn: Arn, assume } = await made.role();
  const PolicyArn = "arn:aws:iam::aws:policy/IAMFullAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const [first, second] = [new IAMClient(await assume()), new IAMClient(await assume())];
  const ofRole = await first.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
  expect(await details(ofRole.JobId ?? "", first)).toMatchObject({ JobStatus: "COMPLETED" });
  expect(await refusal(details(ofRole.JobId ?? "", second))).toMatchObject({
    name: "NoSuchEntityException",
  });
});

test("reports are kept for seven days", async () => {
  const arn = made.arnOf(`user/${await made.user()}`);
  const JobId = await generate(arn);
  const { accountId, state } = running.server;
  await state.directory.write([accountId], (transaction) => {
    const account = transaction.account(accountId);
    const report = account.get(accessReports, JobId);
    if (report === undefined) throw new Error("The report is not in the directory.");
    account.put(accessReports, { ...report, date: Date.now() - 8 * 86_400_000 });
  });
  await details(JobId);
  await generate(arn);
  expect(await refusal(details(JobId))).toMatchObject({ name: "NoSuchEntityException" });
});

const principalOf = async (UserName: string): Promise<string> =>
  (await iam.send(new GetUserCommand({ UserName }))).User?.UserId ?? "";

const storedUses = (principalId: string) =>
  running.server.state.directory
    .loaded(running.server.accountId)
    ?.find(actionUses, "principal", principalId);

test("uses are written, and told for 400 days", async () => {
  const user = await made.user(allow("iam:GetUser"));
  await new IAMClient(await made.keys(user)).send(new GetUserCommand({}));
  const { accountId, state } = running.server;
  await state.uses.flush();
  const id = await principalOf(user);
  expect(storedUses(id)).toMatchObject([
    { principalId: id, service: "iam", action: "GetUser", region: "us-east-1" },
  ]);
  const arn = made.arnOf(`user/${user}`);
  expect(await serviceOf(arn, "iam")).toMatchObject({ TotalAuthenticatedEntities: 1 });
  await state.directory.write([accountId], (transaction) => {
    const account = transaction.account(accountId);
    for (const use of storedUses(id) ?? []) {
      account.put(actionUses, { ...use, lastUsed: Date.now() - 401 * 86_400_000 });
    }
  });
  expect(await serviceOf(arn, "iam")).toMatchObject({ TotalAuthenticatedEntities: 0 });
});

test("uses are forgotten with their user, written and noted ones alike", async () => {
  const UserName = await made.user();
  const keys = await made.keys(UserName);
  const own = new IAMClient(keys);
  const id = await principalOf(UserName);
  const { uses } = running.server.state;
  await refusal(own.send(new ListUsersCommand({})));
  await uses.flush();
  expect(storedUses(id)).toHaveLength(1);
  await refusal(own.send(new GetUserCommand({})));
  const { accessKeyId: AccessKeyId } = keys.credentials;
  await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  await iam.send(new DeleteUserCommand({ UserName }));
  await uses.flush();
  expect(storedUses(id)).toEqual([]);
});

describe("is refused", () => {
  const unknownJob = "00000000-0000-4000-8000-000000000000";
  const cases: readonly [string, () => Promise<unknown>, string, string | RegExp][] = [
    [
      "a job that is unknown",
      () => details(unknownJob),
      "NoSuchEntityException",
      `The job with id ${unknownJob} cannot be found.`,
    ],
    [
      "a service that is unknown, of a report",
      () => entities(unknownJob, "nosuchservice"),
      "InvalidInputException",
      "Service namepace nosuchservice is either invalid or unsupported.",
    ],
    [
      "a user that is none",
      () => generate(made.arnOf("user/nobody")),
      "NoSuchEntityException",
      "The user with name nobody cannot be found.",
    ],
    [
      "a role that is none",
      () => generate(made.arnOf("role/nobody")),
      "NoSuchEntityException",
      "The role with name nobody cannot be found.",
    ],
    [
      "a policy that is none",
      () => generate("arn:aws:iam::aws:policy/NoSuchPolicy"),
      "NoSuchEntityException",
      "Policy arn:aws:iam::aws:policy/NoSuchPolicy was not found.",
    ],
    [
      "an entity of another kind",
      () => generate("arn:aws:iam::aws:instance-profile/web"),
      "InvalidInputException",
      "Invalid Entity Arn: arn:aws:iam::aws:instance-profile/web is not supported.",
    ],
    [
      "an entity of another account",
      () => generate("arn:aws:iam::210987654321:user/alice"),
      "AccessDenied",
      /is not authorized to perform: iam:GenerateServiceLastAccessedDetails/,
    ],
    [
      "an organization's report without an organization",
      () =>
        iam.send(
          new GenerateOrganizationsAccessReportCommand({ EntityPath: "o-a1b2c3d4e5/r-f6g7" }),
        ),
      "AccessDenied",
      "Your account is not a member of an organization.",
    ],
  ];
  test.each(cases)("%s", async (_what, call, name, message) => {
    const refused = await refusal(call());
    expect(refused.name).toBe(name);
    if (typeof message === "string") expect(refused.message).toBe(message);
    else expect(refused.message).toMatch(message);
  });
});
