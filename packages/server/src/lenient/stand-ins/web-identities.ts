import { ServiceError } from "@ostiary/wire";
import { federatedCaller, type WebIdentity } from "../../caller/federation.ts";
import { accountOfRole } from "../../services/sts/account-of-role.ts";
import { readToken } from "../../services/sts/web-identity/id-token.ts";
import { standingIn } from "../change.ts";
import { inventRole } from "../invented-role.ts";

/** The claims of a token, believed as they stand; none of a text that is no token. */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    return readToken(token).claims;
  } catch (error) {
    if (error instanceof ServiceError) return {};
    throw error;
  }
}

const textOr = (value: unknown, otherwise: string): string =>
  typeof value === "string" ? value : otherwise;

function identityOf(token: string, providerId: string | undefined): WebIdentity {
  const claims = claimsOf(token);
  const provider = providerId ?? textOr(claims["iss"], "unknown");
  const subject = textOr(claims["sub"], "unknown");
  const audience = textOr(claims["aud"], "unknown");
  return {
    kind: "web-identity",
    provider,
    subject,
    audience,
    principalId: `${provider}:${audience}:${subject}`,
    identityProvider: provider,
    context: {},
    lasting: {},
    tags: {},
    transitiveTagKeys: [],
    parameters: {},
  };
}

/** moto asks nothing of a token. */
export const webIdentities = standingIn(
  "sts",
  "AssumeRoleWithWebIdentity",
  "the token may be any text, and is not verified; the provider need not exist, and a role that nobody made is made",
  () => ({
    access: "issue",
    async identify({ RoleArn, WebIdentityToken, ProviderId }, scope) {
      const accountId = accountOfRole(RoleArn);
      await inventRole(scope, RoleArn, accountId);
      return federatedCaller(accountId, identityOf(WebIdentityToken, ProviderId));
    },
  }),
);
