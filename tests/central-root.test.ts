import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeactivateMFADeviceCommand,
  DeleteLoginProfileCommand,
  DisableOrganizationsRootCredentialsManagementCommand,
  DisableOrganizationsRootSessionsCommand,
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListOrganizationsFeaturesCommand,
  ListSigningCertificatesCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  DetachPolicyCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import {
  AssumeRoleCommand,
  AssumeRootCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { organizations } from "@ostiary/directory";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { allow, deny, document, madeEntities } from "./made-entities.ts";
import { otherAccount, rootSettings } from "./other-account.ts";
import { refusal } from "./refusal.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

/** The operator's account manages an organization with two members; a third account is outside. */
let running: TestServer;
let management: string;
let client: OrganizationsClient;
let iam: IAMClient;
let member: string;
let administrator: string;
let outside: ClientSettings;

const ServicePrincipal = "iam.amazonaws.com";
const both = ["RootCredentialsManagement", "RootSessions"];

beforeAll(async () => {
  running = await testServer();
  management = running.server.accountId;
  client = new OrganizationsClient(running.operator);
  iam = new IAMClient(running.operator);
  outside = (await otherAccount(running, "444455556666")).admin;
});
afterAll(() => running.stop());

const settingsOf = (credentials: Credentials | undefined): ClientSettings =>
  running.settings({
    accessKeyId: credentials?.AccessKeyId ?? "",
    secretAccessKey: credentials?.SecretAccessKey ?? "",
    sessionToken: credentials?.SessionToken ?? "",
  });

async function newMember(name: string): Promise<string> {
  const { CreateAccountStatus: begun } = await client.send(
    new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }),
  );
  const { CreateAccountStatus: done } = await client.send(
    new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: begun?.Id }),
  );
  return done?.AccountId ?? "";
}

/** The administrator of a member. */
async function inside(accountId: string, more: object = {}): Promise<ClientSettings> {
  const { Credentials: credentials } = await new STSClient(running.operator).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: "one",
      ...more,
    }),
  );
  return settingsOf(credentials);
}

const features = async (by = iam) => {
  const { EnabledFeatures } = await by.send(new ListOrganizationsFeaturesCommand({}));
  return EnabledFeatures;
};

const taskArn = (task: string): string => `arn:aws:iam::aws:policy/root-task/${task}`;

const assume = (task: string, more: object = {}, by = running.operator) =>
  new STSClient(by).send(
    new AssumeRootCommand({
      TargetPrincipal: member,
      TaskPolicyArn: { arn: taskArn(task) },
      ...more,
    }),
  );

async function taskClient(task: string, more: object = {}): Promise<IAMClient> {
  const { Credentials: credentials } = await assume(task, more);
  return new IAMClient(settingsOf(credentials));
}

test("features need an organization, its management account, all features and trusted access", async () => {
  const calls = [
    (by: IAMClient): Promise<unknown> =>
      by.send(new EnableOrganizationsRootCredentialsManagementCommand({})),
    (by: IAMClient): Promise<unknown> => by.send(new EnableOrganizationsRootSessionsCommand({})),
    (by: IAMClient): Promise<unknown> =>
      by.send(new DisableOrganizationsRootCredentialsManagementCommand({})),
    (by: IAMClient): Promise<unknown> => by.send(new DisableOrganizationsRootSessionsCommand({})),
    (by: IAMClient): Promise<unknown> => by.send(new ListOrganizationsFeaturesCommand({})),
  ];
  const refusals = async (by: IAMClient): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const call of calls) names.push((await refusal(call(by))).name);
    return [...new Set(names)];
  };
  expect(await refusals(iam)).toEqual(["OrganizationNotFoundException"]);
  await client.send(new CreateOrganizationCommand({ FeatureSet: "CONSOLIDATED_BILLING" }));
  expect(await refusals(iam)).toEqual(["OrganizationNotInAllFeaturesModeException"]);
  const { directory } = running.server.state;
  await directory.write([management], (transaction) => {
    const account = transaction.account(management);
    const [organization] = account.list(organizations);
    if (organization !== undefined)
      account.put(organizations, { ...organization, featureSet: "ALL" });
  });
  expect(await refusals(iam)).toEqual(["ServiceAccessNotEnabledException"]);
  await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  member = await newMember("member");
  administrator = await newMember("administrator");
  expect(await refusals(new IAMClient(await inside(member)))).toEqual([
    "CallerIsNotManagementAccountException",
    "AccountNotManagementOrDelegatedAdministratorException",
  ]);
});

describe("an organization that trusts IAM", () => {
  beforeEach(async () => {
    await iam.send(new EnableOrganizationsRootCredentialsManagementCommand({}));
    await iam.send(new EnableOrganizationsRootSessionsCommand({}));
  });

  test("enables and disables each feature by itself", async () => {
    const [organization] =
      running.server.state.directory.loaded(management)?.list(organizations) ?? [];
    expect(await iam.send(new ListOrganizationsFeaturesCommand({}))).toMatchObject({
      OrganizationId: organization?.id,
      EnabledFeatures: both,
    });
    const one = await iam.send(new DisableOrganizationsRootCredentialsManagementCommand({}));
    expect(one.EnabledFeatures).toEqual(["RootSessions"]);
    const none = await iam.send(new DisableOrganizationsRootSessionsCommand({}));
    expect(none.EnabledFeatures ?? []).toEqual([]);
    expect((await features()) ?? []).toEqual([]);
    const again = await iam.send(new EnableOrganizationsRootCredentialsManagementCommand({}));
    expect(again.EnabledFeatures).toEqual(["RootCredentialsManagement"]);
  });

  test("lets a delegated administrator of IAM see and disable features, and assume root", async () => {
    const settings = await inside(administrator);
    const delegate = new IAMClient(settings);
    expect((await refusal(features(delegate))).name).toBe(
      "AccountNotManagementOrDelegatedAdministratorException",
    );
    expect((await refusal(assume("IAMAuditRootUserCredentials", {}, settings))).name).toBe(
      "AccessDenied",
    );
    await client.send(
      new RegisterDelegatedAdministratorCommand({ AccountId: administrator, ServicePrincipal }),
    );
    expect(await features(delegate)).toEqual(both);
    await assume("IAMAuditRootUserCredentials", {}, settings);
    await delegate.send(new DisableOrganizationsRootSessionsCommand({}));
    expect(
      (await refusal(delegate.send(new EnableOrganizationsRootSessionsCommand({})))).name,
    ).toBe("CallerIsNotManagementAccountException");
  });

  test("the session is the member's root user, which ends after 900 seconds", async () => {
    const before = Date.now();
    const answer = await assume("IAMAuditRootUserCredentials");
    const lasts = (answer.Credentials?.Expiration?.getTime() ?? 0) - before;
    expect(lasts).toBeGreaterThan(898_000);
    expect(lasts).toBeLessThan(902_000);
    expect(answer.SourceIdentity).toBeUndefined();
    expect(answer.SessionTokenSize).toBe(answer.Credentials?.SessionToken?.length);
    const sts = new STSClient(settingsOf(answer.Credentials));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: member,
      UserId: member,
      Arn: `arn:aws:iam::${member}:root`,
    });
    expect((await refusal(sts.send(new GetSessionTokenCommand({})))).name).toBe("AccessDenied");
    const byArn = await assume("IAMAuditRootUserCredentials", {
      TargetPrincipal: `arn:aws:iam::${member}:root`,
      DurationSeconds: 60,
    });
    expect((byArn.Credentials?.Expiration?.getTime() ?? 0) - before).toBeLessThan(70_000);
  });

  test("audits, makes and deletes the credentials of a member's root user", async () => {
    const audit = await taskClient("IAMAuditRootUserCredentials");
    const create = await taskClient("IAMCreateRootUserPassword");
    const remove = await taskClient("IAMDeleteRootUserCredentials");
    expect((await audit.send(new GetUserCommand({}))).User?.Arn).toBe(
      `arn:aws:iam::${member}:root`,
    );
    expect((await audit.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toEqual([]);
    expect((await audit.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([]);
    expect((await audit.send(new ListSigningCertificatesCommand({}))).Certificates).toEqual([]);
    const none = await refusal(audit.send(new GetLoginProfileCommand({})));
    expect(none).toEqual({
      name: "NoSuchEntityException",
      message: "Login Profile for User root cannot be found.",
    });
    expect(
      await refusal(create.send(new CreateLoginProfileCommand({ Password: "Correct-horse-1" }))),
    ).toMatchObject({ name: "InvalidInputException" });
    await create.send(new CreateLoginProfileCommand({}));
    expect(await refusal(create.send(new CreateLoginProfileCommand({})))).toMatchObject({
      name: "EntityAlreadyExistsException",
    });
    const { LoginProfile } = await audit.send(new GetLoginProfileCommand({}));
    expect(LoginProfile?.CreateDate).toBeInstanceOf(Date);
    await remove.send(new DeleteLoginProfileCommand({}));
    expect(await refusal(audit.send(new GetLoginProfileCommand({})))).toEqual(none);
  });

  test("does nothing but its task", async () => {
    const audit = await taskClient("IAMAuditRootUserCredentials");
    const denied =
      "with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/root-task/";
    const unlock = await taskClient("S3UnlockBucketPolicy");
    for (const call of [
      () => audit.send(new ListUsersCommand({})),
      () => audit.send(new CreateUserCommand({ UserName: "mallory" })),
      () => audit.send(new ListAccessKeysCommand({ UserName: "alice" })),
      () => audit.send(new DeleteLoginProfileCommand({})),
      () => audit.send(new DeactivateMFADeviceCommand({ SerialNumber: "arn:aws:iam::1:mfa/x" })),
      () => unlock.send(new GetUserCommand({})),
    ]) {
      expect((await refusal(call())).message).toContain(denied);
    }
  });

  test("is bound by the service control policies of the member", async () => {
    const { Roots } = await client.send(new ListRootsCommand({}));
    const RootId = Roots?.[0]?.Id;
    await client.send(
      new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" }),
    );
    const { Policy } = await client.send(
      new CreatePolicyCommand({
        Name: "NoRoot",
        Description: "",
        Type: "SERVICE_CONTROL_POLICY",
        Content: document(
          deny("*", { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } } }),
        ),
      }),
    );
    const attachment = { PolicyId: Policy?.PolicySummary?.Id, TargetId: member };
    const audit = await taskClient("IAMAuditRootUserCredentials");
    await client.send(new AttachPolicyCommand(attachment));
    expect((await refusal(audit.send(new GetUserCommand({})))).message).toContain(
      "with an explicit deny in a service control policy",
    );
    await client.send(new DetachPolicyCommand(attachment));
    await audit.send(new GetUserCommand({}));
  });

  test("carries the source identity of who asks, and is told in the audit trail of the member", async () => {
    const { Credentials: credentials } = await new STSClient(running.operator).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${management}:role/OstiaryOperator`,
        RoleSessionName: "chained",
        SourceIdentity: "alice",
      }),
    );
    const answer = await assume("IAMCreateRootUserPassword", {}, settingsOf(credentials));
    expect(answer.SourceIdentity).toBe("alice");
    const root = new IAMClient(settingsOf(answer.Credentials));
    await refusal(root.send(new CreateUserCommand({ UserName: "mallory" })));
    await root.send(new CreateLoginProfileCommand({}));
    const [event] = await running.server.state.directory.auditEvents({
      accountId: member,
      eventName: "CreateLoginProfile",
      limit: 1,
    });
    expect(event?.record).toMatchObject({
      userIdentity: {
        type: "Root",
        principalId: member,
        arn: `arn:aws:iam::${member}:root`,
        sessionContext: { assumedRoot: "true", sourceIdentity: "alice" },
      },
    });
  });

  const obstacles: readonly (readonly [why: string, more: () => object, message: string])[] = [
    [
      "the management account",
      () => ({ TargetPrincipal: management }),
      "the target is not an active member account of the organization",
    ],
    [
      "an account outside",
      () => ({ TargetPrincipal: "444455556666" }),
      "the target is not an active member account of the organization",
    ],
    [
      "an account that is not there",
      () => ({ TargetPrincipal: "999999999999" }),
      "the target is not an active member account of the organization",
    ],
    [
      "a user",
      () => ({ TargetPrincipal: `arn:aws:iam::${member}:user/alice` }),
      "the target is not an active member account of the organization",
    ],
  ];
  test.each(obstacles)("nobody assumes the root user of %s", async (_why, more, message) => {
    const refused = await refusal(assume("IAMAuditRootUserCredentials", more()));
    expect(refused.name).toBe("AccessDenied");
    expect(refused.message).toContain(message);
  });

  test.each(["arn:aws:iam::aws:policy/AdministratorAccess", taskArn("Everything")])(
    "%s is no task policy",
    async (arn) => {
      expect(await refusal(assume("", { TaskPolicyArn: { arn } }))).toMatchObject({
        name: "ValidationError",
      });
    },
  );

  test("neither root users, nor accounts outside, nor sessions of users assume root", async () => {
    const made = madeEntities(running);
    const user = await made.keys(await made.user(allow("*")));
    const { Credentials: credentials } = await new STSClient(user).send(
      new GetSessionTokenCommand({}),
    );
    for (const by of [rootSettings(running, management), outside, settingsOf(credentials)]) {
      expect((await refusal(assume("IAMAuditRootUserCredentials", {}, by))).name).toBe(
        "AccessDenied",
      );
    }
    await assume("IAMAuditRootUserCredentials", {}, user);
  });

  test("each task needs its feature, and all of them trusted access", async () => {
    await iam.send(new DisableOrganizationsRootSessionsCommand({}));
    await assume("IAMAuditRootUserCredentials");
    expect((await refusal(assume("SQSUnlockQueuePolicy"))).message).toContain(
      "the organization has not enabled RootSessions",
    );
    await iam.send(new EnableOrganizationsRootSessionsCommand({}));
    await iam.send(new DisableOrganizationsRootCredentialsManagementCommand({}));
    await assume("SQSUnlockQueuePolicy");
    expect((await refusal(assume("IAMDeleteRootUserCredentials"))).name).toBe("AccessDenied");
    await client.send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
    expect((await refusal(assume("SQSUnlockQueuePolicy"))).name).toBe("AccessDenied");
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  });
});
