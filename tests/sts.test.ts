import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type Credentials,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let operator: IAMClient;
let alice: ClientSettings;

const policy = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (action: string | string[], resource = "*"): object => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
});

const everySts = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"];

/** Makes a role that the account trusts, and that may do all of IAM and STS. */
async function makeRole(RoleName: string, options: object = {}): Promise<string> {
  const { accountId } = running.server;
  const trust = { Effect: "Allow", Principal: { AWS: accountId }, Action: everySts };
  await operator.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policy(trust), ...options }),
  );
  const PolicyDocument = policy(allow(["iam:*", "sts:*"]));
  await operator.send(new PutRolePolicyCommand({ RoleName, PolicyName: "all", PolicyDocument }));
  return `arn:aws:iam::${accountId}:role/${RoleName}`;
}

const sessionOf = (credentials: Credentials | undefined): ClientSettings =>
  running.settings({
    accessKeyId: credentials?.AccessKeyId ?? "",
    secretAccessKey: credentials?.SecretAccessKey ?? "",
    sessionToken: credentials?.SessionToken ?? "",
  });

const assume = (as: ClientSettings, input: Partial<AssumeRoleCommandInput>) =>
  new STSClient(as).send(
    new AssumeRoleCommand({ RoleArn: roles.plain, RoleSessionName: "session", ...input }),
  );

async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
  }
  throw new Error("The call succeeded.");
}

const roles = { plain: "", long: "", tagged: "" };

beforeAll(async () => {
  running = await testServer();
  operator = new IAMClient(running.operator);
  roles.plain = await makeRole("plain");
  roles.long = await makeRole("long", { MaxSessionDuration: 43_200 });
  roles.tagged = await makeRole("tagged", { Tags: [{ Key: "team", Value: "red" }] });
  await operator.send(new CreateUserCommand({ UserName: "alice" }));
  const PolicyDocument = policy(
    allow(["sts:*", "iam:GetUser", "iam:ListUsers", "cloudtrail:LookupEvents"]),
  );
  await operator.send(
    new PutUserPolicyCommand({ UserName: "alice", PolicyName: "sts", PolicyDocument }),
  );
  const { AccessKey } = await operator.send(new CreateAccessKeyCommand({ UserName: "alice" }));
  alice = running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
});
afterAll(() => running.stop());

const tag = (Key: string, Value = "x") => ({ Key, Value });

/** Requests for a session that STS refuses, with its code and words. */
const refused: readonly (readonly [string, Partial<AssumeRoleCommandInput>, string, string])[] = [
  [
    "longer than the role allows",
    { DurationSeconds: 7200 },
    "ValidationError",
    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
  ],
  [
    "shorter than 15 minutes",
    { DurationSeconds: 899 },
    "ValidationError",
    "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  ],
  ["a session policy that is none", { Policy: "{" }, "MalformedPolicyDocument", ""],
  [
    "a session policy that is too large",
    {
      Policy: policy(
        ...Array.from({ length: 40 }, (_, n) => allow(`s3:Get${n}`, `arn:aws:s3:::bucket${n}`)),
      ),
    },
    "PackedPolicyTooLarge",
    "% of allotted space",
  ],
  [
    "a managed session policy that is not there",
    { PolicyArns: [{ arn: "arn:aws:iam::aws:policy/NoSuchPolicy" }] },
    "MalformedPolicyDocument",
    "NoSuchPolicy",
  ],
  [
    "tags whose keys differ in case only",
    { Tags: [tag("team"), tag("Team")] },
    "InvalidParameterValue",
    "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
  ],
  ["a tag of AWS's own", { Tags: [tag("aws:team")] }, "ValidationError", "aws:"],
  [
    "a transitive key that is no tag",
    { TransitiveTagKeys: ["team"] },
    "InvalidParameterValue",
    "The specified transitive tag key must be included in the requested tags.",
  ],
  [
    "a role that is not there",
    { RoleArn: "arn:aws:iam::111122223333:role/nobody" },
    "AccessDenied",
    "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/nobody",
  ],
];

test.each(refused)("AssumeRole refuses %s", async (_, input, code, words) => {
  const { name, message } = await refusal(assume(alice, input));
  expect(name.replace(/Exception$/, "")).toBe(code);
  expect(message).toContain(words);
});

describe("a session", () => {
  test("lasts an hour, or as long as it was asked for", async () => {
    const before = Date.now();
    const lasting = async (input: Partial<AssumeRoleCommandInput>): Promise<number> => {
      const { Credentials: given } = await assume(alice, input);
      return Math.round(((given?.Expiration?.getTime() ?? 0) - before) / 60_000);
    };
    expect(await lasting({})).toBe(60);
    expect(await lasting({ RoleArn: roles.long, DurationSeconds: 43_200 })).toBe(720);
  });

  test("of a chain lasts an hour at most", async () => {
    const first = sessionOf((await assume(alice, {})).Credentials);
    const input = { RoleArn: roles.long, DurationSeconds: 3601 };
    expect((await refusal(assume(first, input))).message).toContain(
      "exceeds the 1 hour session limit for roles assumed by role chaining",
    );
    expect((await assume(first, { RoleArn: roles.long })).Credentials).toBeDefined();
  });

  test("may do what role and session policies both allow", async () => {
    const { Credentials: given, PackedPolicySize } = await assume(alice, {
      Policy: policy(allow("iam:GetUser")),
    });
    const iam = new IAMClient(sessionOf(given));
    expect((await iam.send(new GetUserCommand({ UserName: "alice" }))).User?.UserName).toBe(
      "alice",
    );
    expect((await refusal(iam.send(new ListUsersCommand({})))).message).toContain(
      "because no session policy allows the iam:ListUsers action",
    );
    expect(PackedPolicySize).toBeGreaterThan(0);
  });

  test("unites inline and managed session policies", async () => {
    const { Credentials: given } = await assume(alice, {
      Policy: policy(allow("sts:*")),
      PolicyArns: [{ arn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }],
    });
    const iam = new IAMClient(sessionOf(given));
    expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(1);
    expect((await refusal(iam.send(new CreateUserCommand({ UserName: "x" })))).name).toBe(
      "AccessDenied",
    );
  });

  test("has its tags over those of the role, and hands on the transitive ones", async () => {
    const conditional = (value: string): string =>
      policy({
        ...allow("iam:ListUsers"),
        Condition: { StringEquals: { "aws:PrincipalTag/team": value } },
      });
    const listsAs = async (as: ClientSettings, value: string): Promise<boolean> => {
      const { Credentials: given } = await assume(as, {
        RoleArn: roles.tagged,
        Policy: conditional(value),
      });
      const call = new IAMClient(sessionOf(given)).send(new ListUsersCommand({}));
      return call.then(
        () => true,
        () => false,
      );
    };
    expect(await listsAs(alice, "red")).toBe(true);
    const blue = { Tags: [tag("team", "blue"), tag("own", "x")], TransitiveTagKeys: ["team"] };
    const first = sessionOf((await assume(alice, blue)).Credentials);
    expect(await listsAs(first, "blue")).toBe(true);
    expect(await listsAs(first, "red")).toBe(false);
    const conflict = await refusal(assume(first, { Tags: [tag("TEAM", "green")] }));
    expect(conflict.message).toContain(
      "conflicts with a transitive tag key from the calling session",
    );
  });

  test("keeps its source identity along the chain, and nobody changes it", async () => {
    const first = await assume(alice, { SourceIdentity: "alice" });
    expect(first.SourceIdentity).toBe("alice");
    const second = await assume(sessionOf(first.Credentials), { RoleArn: roles.long });
    expect(second.SourceIdentity).toBe("alice");
    const other = assume(sessionOf(first.Credentials), { SourceIdentity: "mallory" });
    expect((await refusal(other)).name).toBe("AccessDenied");
  });

  test("ends when its token is another's", async () => {
    const mine = (await assume(alice, {})).Credentials;
    const other = (await assume(alice, {})).Credentials;
    const mixed = running.settings({
      accessKeyId: mine?.AccessKeyId ?? "",
      secretAccessKey: mine?.SecretAccessKey ?? "",
      sessionToken: other?.SessionToken ?? "",
    });
    const call = new STSClient(mixed).send(new GetCallerIdentityCommand({}));
    expect((await refusal(call)).name).toBe("InvalidClientTokenId");
  });
});

describe("GetFederationToken", () => {
  const federate = async (Policy?: string) => {
    const { Credentials: given, FederatedUser } = await new STSClient(alice).send(
      new GetFederationTokenCommand({ Name: "bob", ...(Policy !== undefined && { Policy }) }),
    );
    return { session: sessionOf(given), FederatedUser };
  };

  const looksUp = (session: ClientSettings) =>
    new CloudTrailClient(session).send(new LookupEventsCommand({}));

  test("gives a session that may do what the user and its session policy allow", async () => {
    const { session, FederatedUser } = await federate(policy(allow("cloudtrail:LookupEvents")));
    const { accountId } = running.server;
    expect(FederatedUser).toEqual({
      FederatedUserId: `${accountId}:bob`,
      Arn: `arn:aws:sts::${accountId}:federated-user/bob`,
    });
    const { Arn, UserId } = await new STSClient(session).send(new GetCallerIdentityCommand({}));
    expect({ Arn, UserId }).toEqual({ Arn: FederatedUser?.Arn, UserId: `${accountId}:bob` });
    expect((await looksUp(session)).Events?.length).toBeGreaterThan(0);
  });

  test("without a policy gives a session that may do nothing", async () => {
    const { session } = await federate();
    expect((await refusal(looksUp(session))).message).toContain("because no session policy allows");
  });

  test("gives a session that is not for IAM, whatever it may do", async () => {
    const { session } = await federate(policy(allow("iam:GetUser")));
    const call = new IAMClient(session).send(new GetUserCommand({ UserName: "alice" }));
    expect((await refusal(call)).name).toBe("InvalidClientTokenId");
  });

  test("and GetSessionToken are not for sessions", async () => {
    const session = sessionOf((await assume(alice, {})).Credentials);
    const sts = new STSClient(session);
    for (const [operation, call] of [
      ["GetSessionToken", () => sts.send(new GetSessionTokenCommand({}))],
      ["GetFederationToken", () => sts.send(new GetFederationTokenCommand({ Name: "bob" }))],
    ] as const) {
      expect(await refusal(call())).toEqual({
        name: "AccessDenied",
        message: `Cannot call ${operation} with session credentials`,
      });
    }
  });
});

test("GetSessionToken gives a session of the user, which ends with the user's permissions", async () => {
  await operator.send(new CreateUserCommand({ UserName: "carol" }));
  const { AccessKey } = await operator.send(new CreateAccessKeyCommand({ UserName: "carol" }));
  const carol = running.settings({
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  const { Credentials: given } = await new STSClient(carol).send(new GetSessionTokenCommand({}));
  const session = sessionOf(given);
  const { Arn } = await new STSClient(session).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(`arn:aws:iam::${running.server.accountId}:user/carol`);
  const grant = { UserName: "carol", PolicyName: "assume" };
  const PolicyDocument = policy(allow("sts:AssumeRole"));
  await operator.send(new PutUserPolicyCommand({ ...grant, PolicyDocument }));
  expect((await assume(session, {})).Credentials).toBeDefined();
  await operator.send(new DeleteUserPolicyCommand(grant));
  expect((await refusal(assume(session, {}))).name).toBe("AccessDenied");
});

test("an access key tells its account, without a look at whether it exists", async () => {
  const info = await new STSClient(alice).send(
    new GetAccessKeyInfoCommand({ AccessKeyId: alice.credentials.accessKeyId }),
  );
  expect(info.Account).toBe(running.server.accountId);
});
