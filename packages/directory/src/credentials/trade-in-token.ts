import { type Secrets, SecretUnreadableError } from "./secrets.ts";

const purpose = "trade-in-token";

/** The token that a requestor exchanges for credentials ("GetDelegatedAccessToken"). It is stored nowhere. */
export const sealTradeInToken = (secrets: Secrets, delegationRequestId: string): string =>
  secrets.wrap(delegationRequestId, purpose);

/** The delegation request of a token; undefined for a text that is none. */
export function openTradeInToken(secrets: Secrets, token: string): string | undefined {
  try {
    return secrets.unwrap(token, purpose);
  } catch (error) {
    if (error instanceof SecretUnreadableError) return undefined;
    throw error;
  }
}
