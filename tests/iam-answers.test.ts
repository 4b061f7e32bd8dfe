import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccountPasswordPolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetContextKeysForCustomPolicyCommand,
  GetPolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListRolesCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPermissionsBoundaryCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  TagUserCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateRoleCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawCall } from "./operations/raw-call.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const readUsers = policy({ Effect: "Allow", Action: "iam:GetUser", Resource: "*" });
const arn = (resource: string): string => `arn:aws:iam::${running.server.accountId}:${resource}`;
const trust = (AWS: string): string =>
  policy({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" });
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${name}${String(n).padStart(2, "0")}`);

interface Page {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/** Every item of a list, page by page, and how large the pages were. */
async function pages<P extends Page, T>(
  ask: (page: { Marker?: string; MaxItems: number }) => Promise<P>,
  itemsOf: (page: P) => readonly T[],
  MaxItems: number,
): Promise<{ items: T[]; sizes: number[] }> {
  const items: T[] = [];
  const sizes: number[] = [];
  let Marker: string | undefined;
  do {
    const page = await ask({ MaxItems, ...(Marker !== undefined && { Marker }) });
    expect(page.IsTruncated).toBe(page.Marker !== undefined);
    items.push(...itemsOf(page));
    sizes.push(itemsOf(page).length);
    Marker = page.Marker;
  } while (Marker !== undefined);
  return { items, sizes };
}

describe("lists", () => {
  const names = numbered("listed", 7);

  beforeAll(async () => {
    // Made in another order than they are listed in.
    for (const UserName of names.toReversed()) {
      const Tags = [{ Key: "team", Value: "blue" }];
      await iam.send(new CreateUserCommand({ UserName, Path: "/listed/", Tags }));
    }
    for (const PolicyName of names) {
      const made = { PolicyName, Path: "/listed/", PolicyDocument: readUsers };
      await iam.send(new CreatePolicyCommand(made));
      const PolicyArn = arn(`policy/listed/${PolicyName}`);
      await iam.send(new AttachUserPolicyCommand({ UserName: names[0], PolicyArn }));
    }
  });

  const lists: Record<string, (page: object) => Promise<Page & { names: unknown[] }>> = {
    ListUsers: async (page: object) => {
      const answer = await iam.send(new ListUsersCommand({ PathPrefix: "/listed/", ...page }));
      return { ...answer, names: (answer.Users ?? []).map(({ UserName }) => UserName) };
    },
    ListPolicies: async (page: object) => {
      const answer = await iam.send(new ListPoliciesCommand({ Scope: "Local", ...page }));
      return { ...answer, names: (answer.Policies ?? []).map(({ PolicyName }) => PolicyName) };
    },
    ListAttachedUserPolicies: async (page: object) => {
      const input = { UserName: names[0], ...page };
      const answer = await iam.send(new ListAttachedUserPoliciesCommand(input));
      return {
        ...answer,
        names: (answer.AttachedPolicies ?? []).map(({ PolicyName }) => PolicyName),
      };
    },
  };

  for (const [operation, ask] of Object.entries(lists)) {
    test.each([1, 2, 3, 7, 100])(
      `${operation} gives the same whole in pages of %i`,
      async (size) => {
        const { items, sizes } = await pages(ask, (page) => page.names, size);
        expect(items).toEqual(names);
        expect(sizes.slice(0, -1).every((one) => one === size)).toBe(true);
      },
    );
  }

  test("GetAccountAuthorizationDetails gives the same whole in pages of any size", async () => {
    const ask = (page: object) => iam.send(new GetAccountAuthorizationDetailsCommand(page));
    const itemsOf = (page: Awaited<ReturnType<typeof ask>>) =>
      [
        ...(page.UserDetailList ?? []),
        ...(page.GroupDetailList ?? []),
        ...(page.RoleDetailList ?? []),
        ...(page.Policies ?? []),
      ].map(({ Arn }) => Arn);
    const { items: whole } = await pages(ask, itemsOf, 1000);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole).toContain(arn("user/listed/listed00"));
    expect(whole).toContain("arn:aws:iam::aws:policy/AdministratorAccess");
    for (const size of [1, 4]) expect((await pages(ask, itemsOf, size)).items).toEqual(whole);
  });

  test("leave out tags and boundaries, which Get shows", async () => {
    const PermissionsBoundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const [UserName = ""] = names;
    await iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }));
    const { Users } = await iam.send(new ListUsersCommand({ PathPrefix: "/listed/" }));
    expect(Users?.[0]?.UserName).toBe(UserName);
    expect(Users?.[0]).not.toHaveProperty("Tags");
    expect(Users?.[0]).not.toHaveProperty("PermissionsBoundary");
    const { User } = await iam.send(new GetUserCommand({ UserName }));
    expect(User?.Tags).toEqual([{ Key: "team", Value: "blue" }]);
    expect(User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PermissionsBoundary);
  });

  test("of AWS's policies has all 1,594 of them, and those that are attached by choice", async () => {
    const ask = (page: object) => iam.send(new ListPoliciesCommand({ Scope: "AWS", ...page }));
    const { items } = await pages(ask, (page) => page.Policies ?? [], 500);
    expect(items).toHaveLength(1594);
    const attached = await iam.send(new ListPoliciesCommand({ Scope: "AWS", OnlyAttached: true }));
    expect(attached.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["AdministratorAccess"]);
  });
});

test("unique ids have AWS's prefixes, and survive a new name and path", async () => {
  const { User } = await iam.send(new CreateUserCommand({ UserName: "before" }));
  expect(User?.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/);
  await iam.send(
    new UpdateUserCommand({ UserName: "before", NewUserName: "after", NewPath: "/a/" }),
  );
  const renamed = await iam.send(new GetUserCommand({ UserName: "AFTER" }));
  expect(renamed.User).toMatchObject({ UserId: User?.UserId, Arn: arn("user/a/after") });
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: "ids",
      AssumeRolePolicyDocument: trust(running.server.accountId),
    }),
  );
  expect(Role?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
  const profile = await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: "ids" }));
  expect(profile.InstanceProfile?.InstanceProfileId).toMatch(/^AIPA[A-Z2-7]{17}$/);
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "after" }));
  expect(AccessKey?.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
  expect(AccessKey?.SecretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
});

test("documents are percent-encoded, and come back to the byte", async () => {
  const document = `{ "Version":"2012-10-17",\n\t"Statement": {"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/é+&":"a b%20"}}}}`;
  await iam.send(new CreatePolicyCommand({ PolicyName: "encoded", PolicyDocument: document }));
  const input = { PolicyArn: arn("policy/encoded"), VersionId: "v1" };
  const { body } = await rawCall(running.operator, "iam", "GetPolicyVersion", input);
  const encoded = /<Document>([^<]*)<\/Document>/.exec(body)?.[1] ?? "";
  expect(encoded).toMatch(/^[A-Za-z0-9%*._~-]+$/);
  expect(decodeURIComponent(encoded)).toBe(document);
});

test("a trust policy shows a deleted user as its id, and trusts no other of that name", async () => {
  const { User } = await iam.send(new CreateUserCommand({ UserName: "trusted" }));
  const RoleName = "trusting";
  await iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(arn("user/trusted")) }),
  );
  const principal = async (): Promise<unknown> => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const shown = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""));
    return shown.Statement[0]?.Principal ?? shown.Statement.Principal;
  };
  expect(await principal()).toEqual({ AWS: arn("user/trusted") });
  await iam.send(new DeleteUserCommand({ UserName: "trusted" }));
  expect(await principal()).toEqual({ AWS: User?.UserId });
  await iam.send(new CreateUserCommand({ UserName: "trusted" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "trusted" }));
  const impostor = new STSClient(
    running.settings({
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    }),
  );
  const assume = { RoleArn: arn(`role/${RoleName}`), RoleSessionName: "impostor" };
  await expect(impostor.send(new AssumeRoleCommand(assume))).rejects.toThrow("not authorized");
  expect(await principal()).toEqual({ AWS: User?.UserId });
});

test("versions of a policy count up and are never given out again", async () => {
  const PolicyArn = arn("policy/versions");
  await iam.send(new CreatePolicyCommand({ PolicyName: "versions", PolicyDocument: readUsers }));
  const make = async (SetAsDefault: boolean): Promise<string | undefined> => {
    const input = { PolicyArn, PolicyDocument: readUsers, SetAsDefault };
    return (await iam.send(new CreatePolicyVersionCommand(input))).PolicyVersion?.VersionId;
  };
  expect([await make(false), await make(true)]).toEqual(["v2", "v3"]);
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v2" }));
  expect(await make(false)).toBe("v4");
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(Policy?.DefaultVersionId).toBe("v3");
});

test("tags keep the casing of their newest key, and are there once", async () => {
  await iam.send(new CreateUserCommand({ UserName: "tags", Tags: [{ Key: "Team", Value: "a" }] }));
  await iam.send(new TagUserCommand({ UserName: "tags", Tags: [{ Key: "TEAM", Value: "b" }] }));
  const { Tags } = await iam.send(new ListUserTagsCommand({ UserName: "tags" }));
  expect(Tags).toEqual([{ Key: "TEAM", Value: "b" }]);
});

test("UpdateRole leaves what it does not name", async () => {
  const role = { RoleName: "described", Description: "old", MaxSessionDuration: 7200 };
  await iam.send(
    new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: trust(running.server.accountId) }),
  );
  await iam.send(new UpdateRoleCommand({ RoleName: "described" }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "described" }));
  expect(Role).toMatchObject({ Description: "old", MaxSessionDuration: 7200 });
});

test("a password policy is replaced as a whole, and gone when it is deleted", async () => {
  const whole = { MinimumPasswordLength: 20, RequireSymbols: true, MaxPasswordAge: 90 };
  await iam.send(new UpdateAccountPasswordPolicyCommand(whole));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ RequireNumbers: true }));
  const { PasswordPolicy } = await iam.send(new GetAccountPasswordPolicyCommand({}));
  expect(PasswordPolicy).toEqual({
    MinimumPasswordLength: 6,
    RequireSymbols: false,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: false,
    AllowUsersToChangePassword: false,
    ExpirePasswords: false,
  });
  await iam.send(new DeleteAccountPasswordPolicyCommand({}));
  await expect(iam.send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
    name: "NoSuchEntityException",
    message: `The Password Policy with domain name ${running.server.accountId} cannot be found.`,
  });
});

test("the account's summary counts what there is", async () => {
  const { SummaryMap: before = {} } = await iam.send(new GetAccountSummaryCommand({}));
  await iam.send(new CreateUserCommand({ UserName: "counted" }));
  await iam.send(new CreatePolicyCommand({ PolicyName: "counted", PolicyDocument: readUsers }));
  const { SummaryMap: after = {} } = await iam.send(new GetAccountSummaryCommand({}));
  expect(after).toEqual({
    ...before,
    Users: (before.Users ?? 0) + 1,
    Policies: (before.Policies ?? 0) + 1,
    PolicyVersionsInUse: (before.PolicyVersionsInUse ?? 0) + 1,
  });
  expect(after.AccountAccessKeysPresent).toBe(0);
});

test("ListEntitiesForPolicy tells who has a policy, and whom it bounds", async () => {
  const PolicyArn = arn("policy/entities");
  await iam.send(new CreatePolicyCommand({ PolicyName: "entities", PolicyDocument: readUsers }));
  await iam.send(new CreateUserCommand({ UserName: "has" }));
  await iam.send(new AttachUserPolicyCommand({ UserName: "has", PolicyArn }));
  await iam.send(new CreateUserCommand({ UserName: "bounded", PermissionsBoundary: PolicyArn }));
  const users = async (PolicyUsageFilter?: "PermissionsPolicy" | "PermissionsBoundary") => {
    const input = { PolicyArn, ...(PolicyUsageFilter !== undefined && { PolicyUsageFilter }) };
    const { PolicyUsers } = await iam.send(new ListEntitiesForPolicyCommand(input));
    return PolicyUsers?.map(({ UserName }) => UserName);
  };
  expect(await users()).toEqual(["has", "bounded"]);
  expect(await users("PermissionsPolicy")).toEqual(["has"]);
  expect(await users("PermissionsBoundary")).toEqual(["bounded"]);
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(Policy).toMatchObject({ AttachmentCount: 1, PermissionsBoundaryUsageCount: 1 });
  await iam.send(new AttachUserPolicyCommand({ UserName: "bounded", PolicyArn }));
  expect((await users())?.sort()).toEqual(["bounded", "has"]);
});

test("a role was last used when its session was", async () => {
  const RoleName = "used";
  const { accountId } = running.server;
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust(accountId) }));
  const lastUsed = async () =>
    (await iam.send(new GetRoleCommand({ RoleName }))).Role?.RoleLastUsed;
  expect(await lastUsed()).toEqual({});
  const assume = { RoleArn: arn(`role/${RoleName}`), RoleSessionName: "use" };
  const { Credentials } = await new STSClient(running.operator).send(new AssumeRoleCommand(assume));
  const session = running.settings({
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  });
  await rawCall(session, "sts", "GetCallerIdentity", {});
  expect(await lastUsed()).toMatchObject({ LastUsedDate: expect.any(Date), Region: "us-east-1" });
});

describe("the simulator", () => {
  const conditional = policy({
    Sid: "Own",
    Effect: "Allow",
    Action: "iam:*",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
    Resource: "arn:aws:iam::*:user/${aws:username}",
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  });

  test("decides, says which statement did, and which keys were missing", async () => {
    const ask = async (ContextEntries?: object[]) => {
      const { EvaluationResults } = await iam.send(
        new SimulateCustomPolicyCommand({
          PolicyInputList: [conditional],
          ActionNames: ["iam:GetUser"],
          ResourceArns: [arn("user/alice")],
          ...(ContextEntries !== undefined && { ContextEntries }),
        }),
      );
      return EvaluationResults?.[0];
    };
    const missing = await ask();
    expect(missing?.EvalDecision).toBe("implicitDeny");
    expect(missing?.MissingContextValues?.toSorted()).toEqual([
      "aws:MultiFactorAuthPresent",
      "aws:username",
    ]);
    const given = await ask([
      { ContextKeyName: "aws:username", ContextKeyType: "string", ContextKeyValues: ["alice"] },
      {
        ContextKeyName: "aws:MultiFactorAuthPresent",
        ContextKeyType: "boolean",
        ContextKeyValues: ["true"],
      },
    ]);
    expect(given).toMatchObject({
      EvalDecision: "allowed",
      MatchedStatements: [{ SourcePolicyId: "PolicyInputList.1" }],
      MissingContextValues: [],
    });
  });

  test("tells the context keys that policies ask for", async () => {
    const { ContextKeyNames } = await iam.send(
      new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [conditional] }),
    );
    expect(ContextKeyNames?.toSorted()).toEqual(["aws:MultiFactorAuthPresent", "aws:username"]);
  });

  test("decides for a principal with its boundary as the server does", async () => {
    await iam.send(new CreateUserCommand({ UserName: "simulated" }));
    const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    await iam.send(
      new AttachUserPolicyCommand({ UserName: "simulated", PolicyArn: administrator }),
    );
    await iam.send(
      new PutUserPermissionsBoundaryCommand({
        UserName: "simulated",
        PermissionsBoundary: "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
      }),
    );
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "simulated" }));
    const simulated = running.settings({
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    });
    const { EvaluationResults = [] } = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: arn("user/simulated"),
        ActionNames: ["iam:ListUsers", "iam:CreateGroup"],
      }),
    );
    expect(
      EvaluationResults.map(({ EvalDecision, PermissionsBoundaryDecisionDetail: detail }) => [
        EvalDecision,
        detail?.AllowedByPermissionsBoundary,
      ]),
    ).toEqual([
      ["allowed", true],
      ["implicitDeny", false],
    ]);
    expect((await rawCall(simulated, "iam", "ListUsers", {})).status).toBe(200);
    expect((await rawCall(simulated, "iam", "CreateGroup", { GroupName: "x" })).status).toBe(403);
  });
});

test("ListRoles shows the operator role and its trust", async () => {
  const { Roles } = await iam.send(new ListRolesCommand({}));
  expect(Roles?.map(({ RoleName }) => RoleName)).toContain("OstiaryOperator");
});
