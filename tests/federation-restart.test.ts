import { rm } from "node:fs/promises";
import { EnableOutboundWebIdentityFederationCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  AssumeRoleWithSAMLCommand,
  AssumeRoleWithWebIdentityCommand,
  GetWebIdentityTokenCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { startServer } from "@ostiary/server";
import { decodeProtectedHeader } from "jose";
import { expect, test } from "vitest";
import { oidcIssuer } from "./federation/oidc-issuer.ts";
import { encoded, samlIdp } from "./federation/saml-idp.ts";
import { samlRole } from "./federation/saml-role.ts";
import { oidcProvider, webIdentityRole } from "./federation/web-identity-role.ts";
import { testServer } from "./running-server.ts";

test("providers, used assertions and signing keys last beyond a restart", async () => {
  const issuer = await oidcIssuer();
  const idp = samlIdp();
  const first = await testServer({ allowPrivateIssuers: true });
  await new IAMClient(first.operator).send(new EnableOutboundWebIdentityFederationCommand({}));
  const job = await webIdentityRole(first, await oidcProvider(first, issuer), "job");
  const staff = await samlRole(first, idp, "staff");
  const used = idp.response({ attributes: staff.attributes() });
  await staff.assume(used);
  const kidOf = async (client: STSClient) => {
    const ask = { Audience: ["api"], SigningAlgorithm: "ES384", DurationSeconds: 60 };
    const { WebIdentityToken = "" } = await client.send(new GetWebIdentityTokenCommand(ask));
    return decodeProtectedHeader(WebIdentityToken).kid;
  };
  const kid = await kidOf(new STSClient(first.operator));
  await first.server.stop();

  const second = await startServer(first.server.state.settings);
  const client = new STSClient({ ...first.operator, endpoint: second.endpoint });
  const WebIdentityToken = await issuer.token();
  await client.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: job.roleArn,
      RoleSessionName: "again",
      WebIdentityToken,
    }),
  );
  const bySaml = (response: string) =>
    client.send(
      new AssumeRoleWithSAMLCommand({
        RoleArn: staff.roleArn,
        PrincipalArn: staff.providerArn,
        SAMLAssertion: encoded(response),
      }),
    );
  await expect(bySaml(used)).rejects.toMatchObject({ message: "The assertion was used before." });
  await bySaml(idp.response({ attributes: staff.attributes() }));
  expect(await kidOf(client)).toBe(kid);
  await second.stop();
  await issuer.stop();
  await rm(first.data, { recursive: true, force: true });
});
