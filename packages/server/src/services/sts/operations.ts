import type { Operation } from "../../operation.ts";
import { assumeRole } from "./assume-role.ts";
import { assumeRoot } from "./assume-root.ts";
import { getAccessKeyInfo, getCallerIdentity } from "./caller-identity.ts";
import { decodeAuthorizationMessage } from "./decode-authorization-message.ts";
import { getDelegatedAccessToken } from "./delegation/get-delegated-access-token.ts";
import { getScopedCredentials } from "./get-scoped-credentials.ts";
import { getWebIdentityToken } from "./get-web-identity-token.ts";
import { assumeRoleWithSAML } from "./saml/assume-role-with-saml.ts";
import { getFederationToken, getSessionToken } from "./session-token.ts";
import { assumeRoleWithWebIdentity } from "./web-identity/assume-role-with-web-identity.ts";

/** The operations of STS that are served. */
export const stsOperations: readonly Operation[] = [
  getCallerIdentity,
  getAccessKeyInfo,
  assumeRole,
  assumeRoot,
  assumeRoleWithSAML,
  assumeRoleWithWebIdentity,
  getSessionToken,
  getFederationToken,
  getWebIdentityToken,
  getDelegatedAccessToken,
  getScopedCredentials,
  decodeAuthorizationMessage,
];
