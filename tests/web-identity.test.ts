import {
  DeleteOpenIDConnectProviderCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePolicyCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  audience,
  type Claims,
  type OidcIssuer,
  oidcIssuer,
  subject,
} from "./federation/oidc-issuer.ts";
import {
  oidcProvider,
  type WebIdentityRole,
  webIdentityRole,
} from "./federation/web-identity-role.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let issuer: OidcIssuer;
let providerArn: string;
let role: WebIdentityRole;

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  issuer = await oidcIssuer();
  providerArn = await oidcProvider(running, issuer, { ClientIDList: [audience, "app"] });
  role = await webIdentityRole(running, providerArn, "ci");
});
afterAll(async () => {
  await issuer.stop();
  await running.stop();
});

const denied = {
  name: "AccessDenied",
  message: "Not authorized to perform sts:AssumeRoleWithWebIdentity",
  $metadata: { httpStatusCode: 403 },
};

let made = 0;
const roleWith = (trust: Parameters<typeof webIdentityRole>[3]) => {
  made += 1;
  return webIdentityRole(running, providerArn, `role${made}`, trust);
};

/** Lets a role do everything under a condition. */
const permit = (name: string, Condition: object) =>
  new IAMClient(running.operator).send(
    new PutRolePolicyCommand({
      RoleName: name,
      PolicyName: "permitted",
      PolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "iam:ListUsers", Resource: "*", Condition },
      }),
    }),
  );

test("a token opens a session of the role, and says of whom", async () => {
  const answer = await role.assume(await issuer.token());
  const arn = `arn:aws:sts::${running.server.accountId}:assumed-role/ci/job`;
  expect(answer).toMatchObject({
    AssumedRoleUser: { Arn: arn },
    SubjectFromWebIdentityToken: subject,
    Provider: providerArn,
    Audience: audience,
  });
  const seconds = (Number(answer.Credentials?.Expiration) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(3590);
  const session = await role.session(await issuer.token());
  const identity = await new STSClient(session).send(new GetCallerIdentityCommand({}));
  expect(identity.Arn).toBe(arn);
});

test("of two audiences the authorized party counts", async () => {
  const token = await issuer.token({ aud: ["https://other.example.com", audience], azp: "app" });
  await expect(role.assume(token)).resolves.toMatchObject({ Audience: "app" });
});

test("clocks of issuers may be five minutes ahead", async () => {
  const now = Math.floor(Date.now() / 1000);
  await role.assume(await issuer.token({ iat: now + 290, nbf: now + 290, exp: now + 600 }));
});

test("the session lasts no longer than the role allows", async () => {
  const token = await issuer.token();
  await role.assume(token, { DurationSeconds: 900 });
  await expect(role.assume(token, { DurationSeconds: 3601 })).rejects.toMatchObject({
    name: "ValidationError",
    message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
  });
});

describe("the trust policy decides", () => {
  const cases: readonly (readonly [string, () => object, Claims, boolean])[] = [
    ["sub", () => ({ StringEquals: { [`${issuer.id}:sub`]: subject } }), {}, true],
    ["sub of another", () => ({ StringEquals: { [`${issuer.id}:sub`]: "other" } }), {}, false],
    [
      "sub by a pattern",
      () => ({ StringLike: { [`${issuer.id}:sub`]: "repo:octo-org/*:ref:refs/heads/main" } }),
      {},
      true,
    ],
    ["aud", () => ({ StringEquals: { [`${issuer.id}:aud`]: "app" } }), { aud: "app" }, true],
    [
      "oaud, and aud of the authorized party",
      () => ({ StringEquals: { [`${issuer.id}:aud`]: "app", [`${issuer.id}:oaud`]: "api" } }),
      { aud: "api", azp: "app" },
      true,
    ],
    [
      "amr",
      () => ({ "ForAnyValue:StringEquals": { [`${issuer.id}:amr`]: "mfa" } }),
      { amr: ["pwd", "mfa"] },
      true,
    ],
    [
      "amr of less",
      () => ({ "ForAnyValue:StringEquals": { [`${issuer.id}:amr`]: "mfa" } }),
      { amr: ["pwd"] },
      false,
    ],
    [
      "a claim that AWS makes no key of",
      () => ({ StringEquals: { [`${issuer.id}:repository`]: "octo-org/octo-repo" } }),
      { repository: "octo-org/octo-repo" },
      false,
    ],
    [
      "the name of the session",
      () => ({ StringEquals: { "sts:RoleSessionName": "job" } }),
      {},
      true,
    ],
    [
      "the provider",
      () => ({ ArnLike: { "aws:FederatedProvider": "arn:aws:iam::*:oidc-provider/localhost:*" } }),
      {},
      true,
    ],
    [
      "a role that the issuer must authorize",
      () => ({ Bool: { "sts:RoleAuthorizedByIdp": "true" } }),
      {},
      false,
    ],
  ];
  test.each(cases)("by %s", async (_, condition, claims, allowed) => {
    const own = await roleWith({ Condition: condition() });
    const tried = own.assume(await issuer.token(claims));
    if (allowed) await expect(tried).resolves.toMatchObject({ Provider: providerArn });
    else await expect(tried).rejects.toMatchObject(denied);
  });

  test("by the action", async () => {
    const own = await roleWith({ Action: ["sts:AssumeRole", "sts:AssumeRoleWithSAML"] });
    await expect(own.assume(await issuer.token())).rejects.toMatchObject(denied);
  });

  test("by the provider that it names", async () => {
    const other = await oidcIssuer("/realms/other");
    const otherArn = await oidcProvider(running, other);
    const own = await webIdentityRole(running, otherArn, "of-another");
    await expect(own.assume(await issuer.token())).rejects.toMatchObject(denied);
    await own.assume(await other.token());
    await other.stop();
  });

  test("where it names everybody of the account, nobody of a provider is meant", async () => {
    const { accountId } = running.server;
    const own = await webIdentityRole(
      running,
      `arn:aws:iam::${accountId}:oidc-provider/x`,
      "no-one",
    );
    await expect(own.assume(await issuer.token())).rejects.toMatchObject(denied);
  });
});

test("a role that is not there is not told from one that does not trust", async () => {
  const RoleArn = `${role.roleArn}x`;
  await expect(role.assume(await issuer.token(), { RoleArn })).rejects.toMatchObject(denied);
});

test("a role of another account has no provider of this one", async () => {
  const RoleArn = "arn:aws:iam::111122223333:role/ci";
  await expect(role.assume(await issuer.token(), { RoleArn })).rejects.toMatchObject({
    message: `No OpenIDConnect provider found in your account for ${issuer.url}`,
  });
});

test.each([
  [
    "a role that is no ARN",
    { RoleArn: "x".repeat(20) },
    "ValidationError",
    "Request ARN is invalid",
  ],
  [
    "an access token of OAuth",
    { ProviderId: "www.amazon.com" },
    "IDPRejectedClaimException",
    "ProviderId",
  ],
  [
    "a session policy that is none",
    { Policy: "{}" },
    "MalformedPolicyDocumentException",
    "Syntax errors in policy.",
  ],
])("a request with %s is refused", async (_, input, name, message) => {
  await expect(role.assume(await issuer.token(), input)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

test.each([
  "https://idp.example.com",
  "arn:aws:iam::111122223333:role/x",
  "arn:aws:iam//111122223333:oidc-provider/idp.example.com",
  "*",
])("a trust policy names no provider by %s", async (federated) => {
  await expect(webIdentityRole(running, federated, "misnamed")).rejects.toMatchObject({
    name: "MalformedPolicyDocumentException",
    message: "Federated principals must be valid domain names or SAML metadata ARNs",
  });
});

test("what a session carries has to fit into its token", async () => {
  const principal_tags = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [`key${at}`, "v".repeat(256)]),
  );
  const few = Object.fromEntries(Object.entries(principal_tags).slice(0, 30));
  const claims = (tags: object) => ({ "https://aws.amazon.com/tags": { principal_tags: tags } });
  await role.session(await issuer.token(claims(few)));
  await expect(role.assume(await issuer.token(claims(principal_tags)))).rejects.toMatchObject({
    name: "PackedPolicyTooLargeException",
    message: expect.stringMatching(/^Packed policy consumes 1[0-9]{2}% of allotted space/),
  });
});

describe("tags and source identity", () => {
  const nested = {
    "https://aws.amazon.com/tags": {
      principal_tags: { team: ["blue"], project: "one" },
      transitive_tag_keys: ["team"],
    },
  };
  const flat = {
    "https://aws.amazon.com/tags/principal_tags/team": "blue",
    "https://aws.amazon.com/tags/principal_tags/project": "one",
    "https://aws.amazon.com/tags/transitive_tag_keys": ["team"],
  };

  test.each([
    ["nested", nested],
    ["flat", flat],
  ])("%s tags are the session's", async (name, claims) => {
    const own = await webIdentityRole(running, providerArn, `tagged-${name}`);
    await permit(`tagged-${name}`, {
      StringEquals: { "aws:PrincipalTag/team": "blue", "aws:PrincipalTag/project": "one" },
    });
    const session = await own.session(await issuer.token(claims));
    await new IAMClient(session).send(new ListUsersCommand({}));
    const plain = await own.session(await issuer.token());
    await expect(new IAMClient(plain).send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  test("need permissions of their own", async () => {
    const own = await roleWith({ Action: ["sts:AssumeRoleWithWebIdentity"] });
    const source = { "https://aws.amazon.com/source_identity": "octocat" };
    await own.assume(await issuer.token());
    await expect(own.assume(await issuer.token(nested))).rejects.toMatchObject(denied);
    await expect(own.assume(await issuer.token(source))).rejects.toMatchObject(denied);
  });

  test("a source identity is answered, and goes on", async () => {
    const source = { "https://aws.amazon.com/source_identity": "octocat" };
    const answer = await role.assume(await issuer.token(source));
    expect(answer.SourceIdentity).toBe("octocat");
  });
});

test("what is taken from the provider counts at once", async () => {
  const own = await oidcIssuer();
  const arn = await oidcProvider(running, own);
  const trusting = await webIdentityRole(running, arn, "taken");
  const iam = new IAMClient(running.operator);
  await trusting.assume(await own.token());
  await iam.send(
    new RemoveClientIDFromOpenIDConnectProviderCommand({
      OpenIDConnectProviderArn: arn,
      ClientID: audience,
    }),
  );
  await expect(trusting.assume(await own.token())).rejects.toMatchObject({
    message: "Incorrect token audience",
  });
  await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
  await expect(trusting.assume(await own.token())).rejects.toMatchObject({
    message: `No OpenIDConnect provider found in your account for ${own.url}`,
  });
  await own.stop();
});

test("an issuer that is down is an error of communication, which clients try again", async () => {
  const gone = await oidcIssuer();
  const arn = await oidcProvider(running, gone);
  const trusting = await webIdentityRole(running, arn, "gone");
  const token = await gone.token();
  await gone.stop();
  await expect(trusting.assume(token)).rejects.toMatchObject({
    name: "IDPCommunicationErrorException",
    $metadata: { httpStatusCode: 400 },
  });
});

test("tokens of this server itself open no session in it", async () => {
  const url = `${running.server.endpoint}/outbound/x`;
  const arn = await oidcProvider(running, { url });
  const own = await webIdentityRole(running, arn, "own");
  await expect(own.assume(await issuer.token({ iss: url }))).rejects.toMatchObject({
    message: `No OpenIDConnect provider found in your account for ${url}`,
  });
});
