import {
  outboundFederationOf,
  outboundIssuer,
} from "../services/iam/outbound-federation/federation.ts";
import {
  tokenAlgorithms,
  verifyingKeys,
} from "../services/iam/outbound-federation/signing-keys.ts";
import type { ServerState } from "../state.ts";

/** Where the documents lie by which others verify an account's web identity tokens. */
export const discoveryPath =
  /^\/outbound\/([0-9]{12})\/\.well-known\/(openid-configuration|jwks\.json)$/;

/** A document of an account ("OpenID Connect Discovery 1.0"); undefined where it has none, for it never enabled the federation. */
export async function discoveryDocument(
  state: ServerState,
  path: string,
): Promise<object | undefined> {
  const [, accountId = "", name] = discoveryPath.exec(path) ?? [];
  await state.directory.fresh();
  const account = await state.directory.view(accountId);
  const federation = account && outboundFederationOf(account);
  if (federation === undefined) return undefined;
  if (name === "jwks.json") {
    const keys = verifyingKeys(federation, state.clock());
    return { keys: keys.map(({ publicJwk }) => JSON.parse(publicJwk)) };
  }
  const issuer = outboundIssuer(state, accountId);
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: tokenAlgorithms,
    subject_types_supported: ["public"],
    response_types_supported: ["id_token"],
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "jti", "https://sts.amazonaws.com/"],
  };
}
