import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateRoleCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { audience, type OidcIssuer, oidcIssuer, subject } from "./federation/oidc-issuer.ts";
import {
  oidcProvider,
  type WebIdentityRole,
  webIdentityRole,
} from "./federation/web-identity-role.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let issuer: OidcIssuer;
let providerArn: string;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  issuer = await oidcIssuer();
  providerArn = await oidcProvider(running, issuer);
  iam = new IAMClient(running.operator);
});
afterAll(async () => {
  await issuer.stop();
  await running.stop();
});

const policy = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

/** Lets a role do something, under a condition. */
const permit = (RoleName: string, Action: string, Condition: object = {}) =>
  iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: Action.replace(":", "-"),
      PolicyDocument: policy({ Effect: "Allow", Action, Resource: "*", Condition }),
    }),
  );

const listUsers = (client: IAMClient) => client.send(new ListUsersCommand({}));

/** The records of a name in the trail, newest first, once there are so many. */
const trail = (name: string, wanted: number) =>
  vi.waitFor(async () => {
    const { Events = [] } = await new CloudTrailClient(running.operator).send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: "Username", AttributeValue: name }],
      }),
    );
    expect(Events).toHaveLength(wanted);
    return Events.map(({ CloudTrailEvent = "{}" }) => JSON.parse(CloudTrailEvent));
  }, 5_000);

test("requests of the session say which provider vouched, for whom", async () => {
  const role = await webIdentityRole(running, providerArn, "lasting");
  await permit("lasting", "iam:ListUsers", {
    StringEquals: {
      "aws:FederatedProvider": providerArn,
      [`${issuer.id}:sub`]: subject,
      [`${issuer.id}:aud`]: audience,
    },
  });
  await listUsers(new IAMClient(await role.session(await issuer.token())));
  const other = new IAMClient(await role.session(await issuer.token({ sub: "other" })));
  await expect(listUsers(other)).rejects.toMatchObject({ name: "AccessDenied" });
});

test("a session that nobody vouched for has none of it", async () => {
  const user = { StringEquals: { "aws:FederatedProvider": providerArn } };
  const plain: WebIdentityRole = await webIdentityRole(running, providerArn, "plain");
  await permit("plain", "iam:ListUsers", user);
  const trusting = await iam.send(
    new CreateRoleCommand({
      RoleName: "assumed",
      AssumeRolePolicyDocument: policy({
        Effect: "Allow",
        Principal: { AWS: plain.roleArn },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { [`${issuer.id}:sub`]: subject } },
      }),
    }),
  );
  await permit("assumed", "iam:ListUsers", user);
  await permit("plain", "sts:AssumeRole");
  const federated = await plain.session(await issuer.token());
  await listUsers(new IAMClient(federated));
  // The keys of the provider are there for the trust policy of the next role, and end with it.
  const { Credentials } = await new STSClient(federated).send(
    new AssumeRoleCommand({ RoleArn: trusting.Role?.Arn, RoleSessionName: "chained" }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const chained = running.settings({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
  await expect(listUsers(new IAMClient(chained))).rejects.toMatchObject({ name: "AccessDenied" });
});

test("the audit trail shows a web identity user, and not the token", async () => {
  const sub = "repo:octo-org/trail:ref:refs/heads/main";
  const role = await webIdentityRole(running, providerArn, "trail");
  const closed = await webIdentityRole(running, providerArn, "closed", {
    Action: ["sts:AssumeRole"],
  });
  const token = await issuer.token({ sub, "https://aws.amazon.com/source_identity": "octocat" });
  await role.assume(token);
  await expect(closed.assume(token)).rejects.toMatchObject({ name: "AccessDenied" });
  const records = await trail(sub, 2);
  const userIdentity = {
    type: "WebIdentityUser",
    principalId: `${providerArn}:${audience}:${sub}`,
    userName: sub,
    identityProvider: providerArn,
  };
  expect(records.find(({ errorCode }) => errorCode === undefined)).toMatchObject({
    eventName: "AssumeRoleWithWebIdentity",
    userIdentity,
    requestParameters: {
      roleArn: role.roleArn,
      roleSessionName: "job",
      sourceIdentity: "octocat",
      webIdentityToken: "HIDDEN_DUE_TO_SECURITY_REASONS",
    },
    responseElements: { subjectFromWebIdentityToken: sub, provider: providerArn, audience },
    resources: [{ ARN: role.roleArn }],
  });
  expect(records.find(({ errorCode }) => errorCode === "AccessDenied")).toMatchObject({
    userIdentity,
    responseElements: null,
  });
  expect(JSON.stringify(records)).not.toContain(token);
});

test("the audit trail shows who vouched for a session", async () => {
  const role = await webIdentityRole(running, providerArn, "vouched");
  const session = await role.session(await issuer.token(), { RoleSessionName: "vouched-for" });
  const refused = new IAMClient(session).send(new GetUserCommand({ UserName: "x" }));
  await expect(refused).rejects.toMatchObject({ name: "AccessDenied" });
  const [record] = await trail("vouched-for", 1);
  expect(record.userIdentity).toMatchObject({
    type: "AssumedRole",
    sessionContext: {
      webIdFederationData: { federatedProvider: providerArn, attributes: {} },
      sessionIssuer: { userName: "vouched" },
    },
  });
});

test("a token that proves nothing leaves no record", async () => {
  const role = await webIdentityRole(running, providerArn, "unproved");
  await expect(role.assume(`${await issuer.token({ sub: "nobody" })}x`)).rejects.toThrow();
  await role.assume(await issuer.token({ sub: "somebody" }));
  await trail("somebody", 1);
  await trail("nobody", 0);
});
