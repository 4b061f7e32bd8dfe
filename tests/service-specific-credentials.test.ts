import { createHash } from "node:crypto";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteUserCommand,
  IAMClient,
  ListServiceSpecificCredentialsCommand,
  ResetServiceSpecificCredentialCommand,
  type StatusType,
  UpdateServiceSpecificCredentialCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { serviceSpecificCredentials } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MadeEntities, madeEntities } from "./made-entities.ts";
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

async function create(UserName: string, ServiceName: string, CredentialAgeDays?: number) {
  const input = { UserName, ServiceName, CredentialAgeDays };
  const answer = await iam.send(new CreateServiceSpecificCredentialCommand(input));
  const credential = answer.ServiceSpecificCredential;
  if (credential?.ServiceSpecificCredentialId === undefined) throw new Error("No credential.");
  return { ...credential, ServiceSpecificCredentialId: credential.ServiceSpecificCredentialId };
}

const list = async (UserName: string, ServiceName?: string) =>
  (await iam.send(new ListServiceSpecificCredentialsCommand({ UserName, ServiceName })))
    .ServiceSpecificCredentials ?? [];
const reset = async (UserName: string, ServiceSpecificCredentialId: string) => {
  const input = { UserName, ServiceSpecificCredentialId };
  const answer = await iam.send(new ResetServiceSpecificCredentialCommand(input));
  return answer.ServiceSpecificCredential;
};
const update = (UserName: string, ServiceSpecificCredentialId: string, Status: StatusType) =>
  iam.send(
    new UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId, Status }),
  );
const remove = (UserName: string, ServiceSpecificCredentialId: string) =>
  iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }));

const codecommit = "codecommit.amazonaws.com";

describe.each([codecommit, "cassandra.amazonaws.com"])("%s", (ServiceName) => {
  test("gives a user name and a password, shown once", async () => {
    const user = await made.user();
    const credential = await create(user, ServiceName);
    const shown = {
      UserName: user,
      ServiceName,
      ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
      ServiceUserName: `${user}-at-${running.server.accountId}`,
      Status: "Active",
      CreateDate: expect.any(Date),
    };
    expect(credential).toEqual({
      ...shown,
      ServicePassword: expect.stringMatching(/^[A-Za-z0-9+/=]{60}$/),
    });
    expect(await list(user)).toEqual([shown]);
  });
});

describe.each([
  ["bedrock.amazonaws.com", "ABSK"],
  ["logs.amazonaws.com", "ACWL"],
  ["cloudwatch.amazonaws.com", "APIAACWM"],
  ["aws-external-anthropic.amazonaws.com", "AEAA"],
])("%s", (ServiceName, prefix) => {
  test("gives an API key with its alias inside, that ends when it was asked to", async () => {
    const user = await made.user();
    const credential = await create(user, ServiceName, 7);
    const alias = `${user}-at-${running.server.accountId}`;
    expect(credential).toMatchObject({ ServiceName, ServiceCredentialAlias: alias });
    expect(credential).not.toHaveProperty("ServicePassword");
    const { ServiceCredentialSecret: secret = "", CreateDate, ExpirationDate } = credential;
    expect(secret.startsWith(prefix)).toBe(true);
    const opened = Buffer.from(secret.slice(prefix.length), "base64").toString();
    expect(opened).toMatch(new RegExp(`^${alias}:[A-Za-z0-9+/=]{60}$`));
    expect((ExpirationDate?.getTime() ?? 0) - (CreateDate?.getTime() ?? 0)).toBe(7 * 86_400_000);
    const [listed] = await list(user);
    expect(listed).toMatchObject({ ServiceCredentialAlias: alias, ExpirationDate });
    expect(JSON.stringify(listed)).not.toContain("Secret");
  });
});

test("the password is kept as a hash, and is in no audit record", async () => {
  const { ServiceSpecificCredentialId, ServicePassword = "" } = await create(
    await made.user(),
    codecommit,
  );
  const account = running.server.state.directory.loaded(running.server.accountId);
  const stored = account?.get(serviceSpecificCredentials, ServiceSpecificCredentialId);
  expect(JSON.stringify(stored)).not.toContain(ServicePassword);
  const hash = createHash("sha256").update(ServicePassword).digest("base64");
  expect(stored?.passwordHash).toBe(hash);
  const { Events = [] } = await new CloudTrailClient(running.operator).send(
    new LookupEventsCommand({
      LookupAttributes: [
        { AttributeKey: "EventName", AttributeValue: "CreateServiceSpecificCredential" },
      ],
    }),
  );
  expect(JSON.stringify(Events)).toContain(ServiceSpecificCredentialId);
  expect(JSON.stringify(Events)).not.toContain(ServicePassword);
});

test("a reset changes the password and nothing else", async () => {
  const user = await made.user();
  const first = await create(user, codecommit, 3);
  await update(user, first.ServiceSpecificCredentialId, "Inactive");
  const second = await reset(user, first.ServiceSpecificCredentialId);
  expect(second).toEqual({
    ...first,
    Status: "Inactive",
    ServicePassword: expect.stringMatching(/^.{60}$/),
  });
  expect(second?.ServicePassword).not.toBe(first.ServicePassword);
  const account = running.server.state.directory.loaded(running.server.accountId);
  const stored = account?.get(serviceSpecificCredentials, first.ServiceSpecificCredentialId);
  const hash = createHash("sha256")
    .update(second?.ServicePassword ?? "")
    .digest("base64");
  expect(stored?.passwordHash).toBe(hash);
});

test("names of services are told apart ignoring case; others are refused", async () => {
  const user = await made.user();
  expect(await create(user, "CodeCommit.amazonaws.com")).toMatchObject({ ServiceName: codecommit });
  const name = "NoSuchEntityException";
  const message =
    "No such service lambda.amazonaws.com is supported for Service Specific Credentials";
  expect(await refusal(create(user, "lambda.amazonaws.com"))).toEqual({ name, message });
  expect(await refusal(list(user, "lambda.amazonaws.com"))).toEqual({ name, message });
  expect(await refusal(create("nobody", "lambda.amazonaws.com"))).toEqual({
    name,
    message: "The user with name nobody cannot be found.",
  });
  expect(await list(user, "cassandra.amazonaws.com")).toEqual([]);
  expect(await list(user, codecommit)).toHaveLength(1);
});

test("a user has two for each service, inactive ones included, and is deleted only without", async () => {
  const user = await made.user();
  const first = await create(user, codecommit);
  const second = await create(user, codecommit);
  expect(second.ServiceUserName).toBe(`${user}+1-at-${running.server.accountId}`);
  await update(user, first.ServiceSpecificCredentialId, "Inactive");
  expect(await refusal(create(user, codecommit))).toEqual({
    name: "LimitExceededException",
    message: "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2",
  });
  const third = await create(user, "cassandra.amazonaws.com");
  expect(await refusal(iam.send(new DeleteUserCommand({ UserName: user })))).toEqual({
    name: "DeleteConflictException",
    message: "Cannot delete entity, must remove referenced objects first.",
  });
  for (const { ServiceSpecificCredentialId } of [first, second, third]) {
    await remove(user, ServiceSpecificCredentialId);
  }
  await iam.send(new DeleteUserCommand({ UserName: user }));
});

test("a renamed user keeps its logins, and whoever gets the name gets others", async () => {
  const user = await made.user();
  const { ServiceUserName } = await create(user, codecommit);
  const NewUserName = `${user}-renamed`;
  await iam.send(new UpdateUserCommand({ UserName: user, NewUserName }));
  expect(await list(NewUserName)).toMatchObject([{ UserName: NewUserName, ServiceUserName }]);
  await iam.send(new CreateUserCommand({ UserName: user }));
  expect((await create(user, codecommit)).ServiceUserName).toBe(
    `${user}+1-at-${running.server.accountId}`,
  );
});

test("a status is set, but not to Expired, which follows from the date", async () => {
  const user = await made.user();
  const { ServiceSpecificCredentialId: id } = await create(user, codecommit, 1);
  expect(await refusal(update(user, id, "Expired"))).toEqual({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
  const { directory } = running.server.state;
  await directory.write([running.server.accountId], (transaction) => {
    const account = transaction.account(running.server.accountId);
    const stored = account.get(serviceSpecificCredentials, id);
    if (stored === undefined) throw new Error("The credential is not in the directory.");
    account.put(serviceSpecificCredentials, { ...stored, expirationDate: Date.now() - 1 });
  });
  expect(await list(user)).toMatchObject([{ Status: "Expired" }]);
});

test("what is missing is said, and what is another user's", async () => {
  const user = await made.user();
  const other = await made.user();
  const { ServiceSpecificCredentialId: id } = await create(user, codecommit);
  const unknown = "ACCAXXXXXXXXXXXXXXXXX";
  for (const call of [
    update(user, unknown, "Active"),
    reset(user, unknown),
    remove(user, unknown),
  ]) {
    expect(await refusal(call)).toEqual({
      name: "NoSuchEntityException",
      message: `No such credential ${unknown} exists`,
    });
  }
  for (const call of [update(other, id, "Inactive"), reset(other, id), remove(other, id)]) {
    expect(await refusal(call)).toMatchObject({
      message: `User ${other} does not have a service specific credential with id ${id}`,
    });
  }
  expect(await list(user)).toMatchObject([{ Status: "Active" }]);
});

test("the credentials of all users are listed in pages", async () => {
  const ServiceName = "logs.amazonaws.com";
  const owners = [await made.user(), await made.user()];
  for (const owner of owners) await create(owner, ServiceName);
  const seen: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const input = { AllUsers: true, ServiceName, Marker, MaxItems: 1 };
    const page = await iam.send(new ListServiceSpecificCredentialsCommand(input));
    seen.push(...(page.ServiceSpecificCredentials ?? []).map(({ UserName }) => UserName));
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(seen).toEqual(expect.arrayContaining(owners));
  const both = { AllUsers: true, UserName: owners[0] };
  expect(await refusal(iam.send(new ListServiceSpecificCredentialsCommand(both)))).toMatchObject({
    message: "UserName cannot be specified together with AllUsers.",
  });
});
