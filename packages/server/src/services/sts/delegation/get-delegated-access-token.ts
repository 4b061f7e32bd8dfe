import {
  type DelegationRequest,
  delegationRequests,
  newAccessKeyId,
  openTradeInToken,
  requestedDelegations,
  type SessionClaims,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { resolveCaller } from "../../../caller/resolve-caller.ts";
import { operation, type Scope } from "../../../operation.ts";
import { issueCredentials } from "../issue-credentials.ts";

const notValid = () =>
  serviceError("InvalidParameterValue", "The trade-in token is not valid for this account.");

/** The request of a token, which the caller's account made and whose token was sent; with the account that it lies in. */
async function sentRequest({ account, server }: Scope, token: string) {
  const id = openTradeInToken(server.directory.secrets, token);
  const made = id === undefined ? undefined : account.get(requestedDelegations, id);
  if (made?.ownerAccountId === undefined) throw notValid();
  const owner = await server.directory.view(made.ownerAccountId);
  const request = owner?.get(delegationRequests, made.id);
  if (owner === undefined || request?.state !== "FINALIZED") throw notValid();
  return { request, owner };
}

/** The session of the one who accepted, held to what was asked for, until what was asked for ends. */
function delegatedClaims(request: DelegationRequest, now: number): SessionClaims {
  const { approver, sessionDuration, updateDate, permissionPolicy } = request;
  if (approver === undefined) throw new Error(`Nobody accepted delegation request ${request.id}.`);
  const expires = Math.floor(updateDate / 1000) + sessionDuration;
  const issued = Math.floor(now / 1000);
  if (expires <= issued) {
    throw serviceError("ExpiredTradeInTokenException", "The trade-in token has expired.");
  }
  const { acts } = approver;
  return {
    ...acts,
    accessKeyId: newAccessKeyId("ASIA", acts.accountId),
    issued,
    expires,
    scopeDown: [...(acts.scopeDown ?? []), permissionPolicy],
    delegation: { requestId: request.id, requestorId: request.requestorId },
  };
}

export const getDelegatedAccessToken = operation("sts", "GetDelegatedAccessToken", {
  access: "issue",
  async run({ TradeInToken }, scope) {
    const { request, owner } = await sentRequest(scope, TradeInToken);
    const claims = delegatedClaims(request, scope.now);
    // Who accepted may be gone by now: then nobody is there to act as.
    const assumed = resolveCaller(
      { kind: "session", accountId: owner.accountId, claims },
      { account: owner, arn: scope.arn, awsManaged: scope.awsManaged },
    );
    const { Credentials } = issueCredentials(scope, claims);
    return { Credentials, AssumedPrincipal: assumed.arn };
  },
});
