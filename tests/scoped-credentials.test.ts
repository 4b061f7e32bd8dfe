import { GetUserCommand, IAMClient, ListRolesCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetScopedCredentialsCommand,
  type GetScopedCredentialsCommandInput,
  GetSessionTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allow, deny, document, type MadeEntities, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let made: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  made = madeEntities(running);
});
afterAll(() => running.stop());

const settingsOf = (credentials: Credentials | undefined): ClientSettings =>
  running.settings({
    accessKeyId: credentials?.AccessKeyId ?? "",
    secretAccessKey: credentials?.SecretAccessKey ?? "",
    sessionToken: credentials?.SessionToken ?? "",
  });

const scoped = (from: ClientSettings, input: GetScopedCredentialsCommandInput) =>
  new STSClient(from).send(new GetScopedCredentialsCommand(input));

async function narrowed(from: ClientSettings, ...statements: readonly object[]) {
  const { Credentials: credentials } = await scoped(from, { Policy: document(...statements) });
  return settingsOf(credentials);
}

const more = allow("sts:GetScopedCredentials");

describe("what a narrowed session may do", () => {
  test("is what it and every scope down policy allow", async () => {
    const once = await narrowed(running.operator, more, allow(["iam:ListUsers", "iam:ListRoles"]));
    await new IAMClient(once).send(new ListRolesCommand({}));
    const twice = await narrowed(once, more, allow(["iam:ListUsers", "iam:GetUser"]));
    const client = new IAMClient(twice);
    await client.send(new ListUsersCommand({}));
    for (const [action, call] of [
      ["iam:ListRoles", client.send(new ListRolesCommand({}))],
      ["iam:GetUser", client.send(new GetUserCommand({ UserName: "nobody" }))],
    ] as const) {
      expect((await refusal(call)).message).toContain(
        `because no session policy allows the ${action} action`,
      );
    }
  });

  test("ends at a Deny of a scope down policy", async () => {
    const settings = await narrowed(running.operator, allow("*"), deny("iam:ListUsers"));
    expect(
      (await refusal(new IAMClient(settings).send(new ListUsersCommand({})))).message,
    ).toContain("with an explicit deny in a session policy");
  });

  test("is no more than the session that was narrowed may do", async () => {
    const { assume } = await made.role();
    const role = await assume();
    const refused = await refusal(scoped(role, { DurationSeconds: 60 }));
    expect(refused.message).toContain(
      `is not authorized to perform: sts:GetScopedCredentials on resource: arn:aws:sts::${running.server.accountId}:self`,
    );
  });

  test("goes on to the roles that it assumes by their own permissions only", async () => {
    const { arn } = await made.role();
    const settings = await narrowed(running.operator, allow("sts:AssumeRole"));
    const { Credentials: credentials } = await new STSClient(settings).send(
      new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: "next" }),
    );
    const { Arn } = await new STSClient(settingsOf(credentials)).send(
      new GetCallerIdentityCommand({}),
    );
    expect(Arn).toContain(":assumed-role/");
  });
});

describe("the session", () => {
  test("keeps who it is, and ends when it would have ended", async () => {
    const own = await new STSClient(running.operator).send(new GetCallerIdentityCommand({}));
    const answer = await scoped(running.operator, { Policy: document(more) });
    expect(answer.SessionInfo).toEqual({ ScopedSessionId: own.UserId, Arn: own.Arn });
    expect(answer.ScopedPoliciesCount).toBe(1);
    const { Arn } = await new STSClient(settingsOf(answer.Credentials)).send(
      new GetCallerIdentityCommand({}),
    );
    expect(Arn).toBe(own.Arn);
  });

  test("keeps its source identity", async () => {
    const { accountId } = running.server;
    const { Credentials: credentials } = await new STSClient(running.operator).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/OstiaryOperator`,
        RoleSessionName: "chained",
        SourceIdentity: "alice",
      }),
    );
    const answer = await scoped(settingsOf(credentials), { DurationSeconds: 60 });
    expect(answer.SourceIdentity).toBe("alice");
    expect(answer.ScopedPoliciesCount).toBe(0);
  });

  test("may be shorter, and not longer", async () => {
    const before = Date.now();
    const { Credentials: credentials } = await scoped(running.operator, { DurationSeconds: 60 });
    const lasts = (credentials?.Expiration?.getTime() ?? 0) - before;
    expect(lasts).toBeGreaterThan(58_000);
    expect(lasts).toBeLessThan(62_000);
    expect(await refusal(scoped(running.operator, { DurationSeconds: 4000 }))).toEqual({
      name: "InsufficientSessionLifetimeException",
      message:
        "The requested DurationSeconds exceeds the remaining lifetime of the calling session.",
    });
  });

  test.each([
    ["GetSessionToken", new GetSessionTokenCommand({})],
    [
      "GetFederationToken",
      new GetFederationTokenCommand({ Name: "fed", Policy: document(allow("*")) }),
    ],
  ] as const)("of %s can be narrowed down too", async (_name, command) => {
    const user = await made.keys(await made.user(allow("*")));
    const sts = new STSClient(user);
    const { Credentials: credentials } =
      command instanceof GetSessionTokenCommand ? await sts.send(command) : await sts.send(command);
    const answer = await scoped(settingsOf(credentials), { Policy: document(more) });
    expect(answer.ScopedPoliciesCount).toBe(1);
  });
});

describe("what is refused", () => {
  test("long-term credentials", async () => {
    const user = await made.keys(await made.user(allow("*")));
    expect(await refusal(scoped(user, { DurationSeconds: 60 }))).toEqual({
      name: "InvalidSubjectCredentialsException",
      message: "GetScopedCredentials can only be called with temporary security credentials.",
    });
  });

  test("neither a policy nor a duration", async () => {
    expect(await refusal(scoped(running.operator, {}))).toEqual({
      name: "ValidationError",
      message: "You must specify at least one of Policy or DurationSeconds.",
    });
  });

  test("a policy that is none", async () => {
    expect((await refusal(scoped(running.operator, { Policy: "{}" }))).name).toBe(
      "MalformedPolicyDocumentException",
    );
  });

  test("a fourth scope down policy, but not a shorter duration", async () => {
    let settings = running.operator;
    for (const _ of [1, 2, 3]) settings = await narrowed(settings, more);
    expect((await refusal(scoped(settings, { Policy: document(more) }))).name).toBe("AccessDenied");
    const { ScopedPoliciesCount } = await scoped(settings, { DurationSeconds: 60 });
    expect(ScopedPoliciesCount).toBe(3);
  });
});

describe("the size of a session token", () => {
  test.each([0, 1, 1000, 4095, 4096])("is %i characters at the least", async (minimum) => {
    const answer = await scoped(running.operator, {
      DurationSeconds: 60,
      MinimumSessionTokenSize: minimum,
    });
    const { length } = answer.Credentials?.SessionToken ?? "";
    expect(answer.SessionTokenSize).toBe(length);
    expect(answer.SessionTokenUtilization).toBe(Math.ceil((length / 16_384) * 100));
    expect(length).toBeGreaterThanOrEqual(minimum);
    await new IAMClient(settingsOf(answer.Credentials)).send(new ListUsersCommand({}));
  });
});
