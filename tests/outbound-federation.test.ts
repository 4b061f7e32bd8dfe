import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DisableOutboundWebIdentityFederationCommand,
  EnableOutboundWebIdentityFederationCommand,
  GetOutboundWebIdentityFederationInfoCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  STSClient,
} from "@aws-sdk/client-sts";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oidcIssuer } from "./federation/oidc-issuer.ts";
import { oidcProvider, webIdentityRole } from "./federation/web-identity-role.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let issuer: string;
const audience = "https://api.example.com";
const mayHaveTokens = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "sts:GetWebIdentityToken", Resource: "*" },
});

const enable = () => iam.send(new EnableOutboundWebIdentityFederationCommand({}));
const disable = () => iam.send(new DisableOutboundWebIdentityFederationCommand({}));
const info = () => iam.send(new GetOutboundWebIdentityFederationInfoCommand({}));

/** A token of whoever the settings are of. */
async function token(
  more: Partial<GetWebIdentityTokenCommandInput> = {},
  settings: ClientSettings = running.operator,
): Promise<string> {
  const { WebIdentityToken = "" } = await new STSClient(settings).send(
    new GetWebIdentityTokenCommand({ Audience: [audience], SigningAlgorithm: "RS256", ...more }),
  );
  return WebIdentityToken;
}

/** Verifies a token as anybody would who knows its issuer only. */
async function verified(text: string) {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  const configuration = await answer.json();
  const keys = createRemoteJWKSet(new URL(configuration.jwks_uri));
  return await jwtVerify(text, keys, { issuer: configuration.issuer, audience });
}

beforeAll(async () => {
  running = await testServer({ allowPrivateIssuers: true });
  iam = new IAMClient(running.operator);
  issuer = `${running.server.endpoint}/outbound/${running.server.accountId}`;
});
afterAll(() => running.stop());

describe("before it is enabled", () => {
  const off = { name: "FeatureDisabledException", $metadata: { httpStatusCode: 404 } };

  test("there is nothing to see or to disable", async () => {
    await expect(info()).rejects.toMatchObject(off);
    await expect(disable()).rejects.toMatchObject(off);
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(answer.status).toBe(404);
  });

  test("there are no tokens", async () => {
    await expect(token()).rejects.toMatchObject({
      name: "OutboundWebIdentityFederationDisabledException",
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe("once it is enabled", () => {
  let alice: ClientSettings;

  beforeAll(async () => {
    expect(await enable()).toMatchObject({ IssuerIdentifier: issuer });
    await iam.send(
      new CreateUserCommand({ UserName: "alice", Tags: [{ Key: "team", Value: "blue" }] }),
    );
    await iam.send(
      new PutUserPolicyCommand({
        UserName: "alice",
        PolicyName: "tokens",
        PolicyDocument: mayHaveTokens,
      }),
    );
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "alice" }));
    const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
    alice = running.settings({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey });
  });

  test("it tells its issuer, and cannot be enabled again", async () => {
    expect(await info()).toMatchObject({ IssuerIdentifier: issuer, JwtVendingEnabled: true });
    await expect(enable()).rejects.toMatchObject({
      name: "FeatureEnabledException",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("its documents are for everybody, and hold no private key", async () => {
    const configuration = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(configuration.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await configuration.json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ["RS256", "ES384"],
    });
    const { keys } = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
    expect(keys).toMatchObject([
      { kty: "RSA", alg: "RS256", use: "sig", kid: expect.stringMatching(/^RSA_/) },
      { kty: "EC", crv: "P-384", alg: "ES384", use: "sig", kid: expect.stringMatching(/^EC384_/) },
    ]);
    for (const key of keys)
      for (const secret of ["d", "p", "q"]) expect(key).not.toHaveProperty(secret);
  });

  test.each(["", "/.well-known", "/.well-known/x", "/.well-known/jwks.json/x"])(
    "there is no document at %s",
    async (path) => {
      expect((await fetch(`${issuer}${path}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test("another account has none", async () => {
    const other = issuer.replace(running.server.accountId, "111122223333");
    expect((await fetch(`${other}/.well-known/jwks.json`)).status).toBe(404);
  });

  test.each(["RS256", "ES384"])(
    "a token by %s is verified by them, and says of whom it is",
    async (SigningAlgorithm) => {
      const { payload, protectedHeader } = await verified(await token({ SigningAlgorithm }));
      const roleArn = `arn:aws:iam::${running.server.accountId}:role/OstiaryOperator`;
      expect(protectedHeader).toMatchObject({ typ: "JWT", alg: SigningAlgorithm });
      expect(payload).toMatchObject({
        iss: issuer,
        aud: audience,
        sub: roleArn,
        jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
        "https://sts.amazonaws.com/": {
          aws_account: running.server.accountId,
          source_region: "us-east-1",
          principal_id: roleArn,
          original_session_exp: expect.stringMatching(/^[0-9-]{10}T[0-9:]{8}Z$/),
        },
      });
      expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
    },
  );

  test("several audiences and tags stand in it, and it ends when it was asked to", async () => {
    const text = await token({
      Audience: [audience, "other"],
      DurationSeconds: 900,
      Tags: [{ Key: "job", Value: "one" }],
    });
    const { payload } = await verified(text);
    expect(payload.aud).toEqual([audience, "other"]);
    expect(Number(payload.exp) - Number(payload.iat)).toBe(900);
    expect(payload["https://sts.amazonaws.com/"]).toMatchObject({ request_tags: { job: "one" } });
  });

  test("a user's token is of the user, with the tags of the user", async () => {
    const { payload } = await verified(await token({ DurationSeconds: 3600 }, alice));
    expect(payload.sub).toBe(`arn:aws:iam::${running.server.accountId}:user/alice`);
    expect(payload["https://sts.amazonaws.com/"]).toEqual({
      aws_account: running.server.accountId,
      source_region: "us-east-1",
      principal_id: payload.sub,
      principal_tags: { team: "blue" },
    });
  });

  test("a token ends no later than the session that it is asked for with", async () => {
    const { accountId } = running.server;
    const trust = {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" },
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: "short",
        AssumeRolePolicyDocument: JSON.stringify(trust),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: "short",
        PolicyName: "tokens",
        PolicyDocument: mayHaveTokens,
      }),
    );
    const { Credentials } = await new STSClient(running.operator).send(
      new AssumeRoleCommand({
        RoleArn: Role?.Arn,
        RoleSessionName: "short",
        DurationSeconds: 900,
      }),
    );
    const session = running.settings({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    });
    await verified(await token({ DurationSeconds: 600 }, session));
    await expect(token({ DurationSeconds: 1000 }, session)).rejects.toMatchObject({
      name: "SessionDurationEscalationException",
      message: expect.stringContaining("would extend the session beyond its original expiration"),
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("a federated session's token names the provider and the source identity", async () => {
    const idp = await oidcIssuer();
    const providerArn = await oidcProvider(running, idp);
    const role = await webIdentityRole(running, providerArn, "federated");
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: "federated",
        PolicyName: "tokens",
        PolicyDocument: mayHaveTokens,
      }),
    );
    const session = await role.session(
      await idp.token({ "https://aws.amazon.com/source_identity": "octocat" }),
    );
    const { payload } = await verified(await token({}, session));
    expect(payload["https://sts.amazonaws.com/"]).toMatchObject({
      federated_provider: providerArn,
      source_identity: "octocat",
    });
    await idp.stop();
  });

  test.each([
    [
      "is by an algorithm that is not served",
      { SigningAlgorithm: "HS256" },
      "ValidationError",
      "Member must satisfy enum value set: [RS256, ES384]",
      400,
    ],
    [
      "holds too much",
      {
        Tags: Array.from({ length: 40 }, (_, at) => ({ Key: `k${at}`, Value: "v".repeat(250) })),
      },
      "JWTPayloadSizeExceededException",
      "exceeds the maximum allowed size",
      400,
    ],
    [
      "has a tag twice",
      {
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "A", Value: "2" },
        ],
      },
      "InvalidParameterValue",
      "Duplicate tag keys found.",
      400,
    ],
  ])("a token that %s is refused", async (_, more, name, message, httpStatusCode) => {
    await expect(token(more)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode },
    });
  });

  test("another server that trusts the issuer lets its tokens in", async () => {
    const other = await testServer({ allowPrivateIssuers: true });
    const trusted = await oidcProvider(other, { url: issuer }, { ClientIDList: [audience] });
    const role = await webIdentityRole(other, trusted, "from-outside");
    const answer = await role.assume(await token({ SigningAlgorithm: "ES384" }));
    expect(answer.SubjectFromWebIdentityToken).toMatch(/:role\/OstiaryOperator$/);
    await other.stop();
  });

  test("tokens outlive its end, and the keys that it is enabled with anew are others", async () => {
    const before = await token();
    await disable();
    await expect(token()).rejects.toMatchObject({
      name: "OutboundWebIdentityFederationDisabledException",
    });
    await verified(before);
    expect(await enable()).toMatchObject({ IssuerIdentifier: issuer });
    const after = await token();
    await verified(before);
    const { protectedHeader } = await verified(after);
    const { keys } = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
    expect(keys).toHaveLength(4);
    expect(keys.slice(2).map(({ kid }: { kid: string }) => kid)).toContain(protectedHeader.kid);
  });
});

test("the issuer has the name under which others reach the server", async () => {
  const other = await testServer({ publicUrl: "https://iam.example.org/aws" });
  const { IssuerIdentifier } = await new IAMClient(other.operator).send(
    new EnableOutboundWebIdentityFederationCommand({}),
  );
  expect(IssuerIdentifier).toBe(`https://iam.example.org/aws/outbound/${other.server.accountId}`);
  await other.stop();
});

test.each(["iam.example.org", "https://iam.example.org/", "https://iam.example.org?x", "ftp://x"])(
  "%s is no public URL",
  async (publicUrl) => {
    await expect(testServer({ publicUrl })).rejects.toThrow("--public-url must be");
  },
);
