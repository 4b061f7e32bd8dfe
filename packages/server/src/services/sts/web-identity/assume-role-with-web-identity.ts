import { openIdConnectProviders } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { federatedCaller, federationOf } from "../../../caller/federation.ts";
import { operation, type UnidentifiedScope } from "../../../operation.ts";
import { providerArn } from "../../iam/oidc-providers/provider.ts";
import { accountOfRole } from "../account-of-role.ts";
import { openFederatedSession } from "../federated-role-session.ts";
import { defaultDuration } from "../role-session.ts";
import { invalidToken, readToken, verifyToken } from "./id-token.ts";
import { webIdentityOf } from "./token-claims.ts";

/** The provider of the role's account that has issued a token; tokens of this server itself are for others ("GetWebIdentityToken"). */
function providerOf({ other, server }: UnidentifiedScope, accountId: string, issuer: unknown) {
  if (typeof issuer !== "string") throw invalidToken("Missing a required claim: iss");
  const provider = other(accountId)?.get(
    openIdConnectProviders,
    issuer.replace(/^https?:\/\//, ""),
  );
  if (provider?.url !== issuer || issuer.startsWith(`${server.publicUrl}/outbound/`)) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);
  }
  return provider;
}

export const assumeRoleWithWebIdentity = operation("sts", "AssumeRoleWithWebIdentity", {
  access: "issue",
  // The trust policy decides, so `run` does.
  action: "none",
  accounts: ({ RoleArn }) => [accountOfRole(RoleArn)],
  async identify({ RoleArn, WebIdentityToken, ProviderId }, scope) {
    if (ProviderId !== undefined) {
      throw serviceError(
        "IDPRejectedClaim",
        "ProviderId names a provider of OAuth 2.0 access tokens, and no such provider is asked here. Leave it out for OpenID Connect ID tokens.",
      );
    }
    const accountId = accountOfRole(RoleArn);
    const token = readToken(WebIdentityToken);
    const provider = providerOf(scope, accountId, token.claims["iss"]);
    await verifyToken(token, provider, scope.server.issuerKeys);
    const arn = providerArn(scope.arn, accountId, provider.id);
    return federatedCaller(
      accountId,
      webIdentityOf(token.claims, provider, arn, RoleArn, scope.now),
    );
  },
  resource: ({ RoleArn }) => ({ arn: RoleArn }),
  run({ RoleArn, RoleSessionName, DurationSeconds, ...policies }, scope) {
    const identity = federationOf(scope.caller, "web-identity");
    const opened = openFederatedSession(scope, "sts:AssumeRoleWithWebIdentity", {
      federation: identity,
      roleArn: RoleArn,
      sessionName: RoleSessionName,
      asked: DurationSeconds ?? defaultDuration,
      policies,
    });
    return {
      ...opened,
      SubjectFromWebIdentityToken: identity.subject,
      Provider: identity.provider,
      Audience: identity.audience,
    };
  },
});
