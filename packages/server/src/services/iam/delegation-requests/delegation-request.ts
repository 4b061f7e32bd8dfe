import {
  type AccountWriter,
  type DelegationRequest,
  type DelegationState,
  delegationRequests,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope, Target } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

const day = 86_400_000;
const unassignedLife = day;
const life = 7 * day;

/** When a request expires if nothing more happens ("Building your integration: State Transitions"). */
export const expirationOf = ({ state, updateDate }: DelegationRequest): number =>
  updateDate + (state === "UNASSIGNED" ? unassignedLife : life);

/** The state of a request at a moment. */
export const stateAt = (request: DelegationRequest, now: number): DelegationState | "EXPIRED" =>
  expirationOf(request) <= now ? "EXPIRED" : request.state;

/** The account that made a request of that id. */
export const requestorOf = (id: string): string | undefined => /-([0-9]{12})$/.exec(id)?.[1];

/** The accounts that a request of an id may lie in, beside the caller's. */
export function requestorAccounts(id: string): readonly string[] {
  const requestor = requestorOf(id);
  return requestor === undefined ? [] : [requestor];
}

/**
 * A request as the caller's account may know it: one that it owns, or one that nobody has taken yet and that is for this account or
 * for any ("GetDelegationRequest").
 */
export function visibleRequest(scope: Scope, id: string): DelegationRequest | undefined {
  const { accountId } = scope.account;
  const requestor = requestorOf(id);
  const own = scope.account.get(delegationRequests, id);
  if (own?.ownerId !== undefined) return own;
  const open =
    own ??
    (requestor === undefined ? undefined : scope.other(requestor))?.get(delegationRequests, id);
  if (open === undefined || open.ownerId !== undefined) return undefined;
  return (open.ownerAccountId ?? accountId) === accountId ? open : undefined;
}

export function requireRequest(scope: Scope, id: string): DelegationRequest {
  const request = visibleRequest(scope, id);
  if (request === undefined) throw noSuchEntity(`Delegation request ${id} cannot be found.`);
  return request;
}

/** The request of an id as policies name it: it is in the account of whoever asks about it. */
export const requestTarget = ({ arn, account }: Scope, id: string): Target => ({
  arn: arn.iam(account.accountId, "delegation-request", "/", id),
});

/** `iam:DelegationRequestOwner` of a request that is there and owned. */
export const ownerContext = (scope: Scope, id: string) => ({
  "iam:DelegationRequestOwner": visibleRequest(scope, id)?.ownerId,
});

/** Takes a request of the caller's account into another state; InvalidInput where its state does not lead there. */
export function change(
  account: AccountWriter,
  request: DelegationRequest,
  from: readonly DelegationState[],
  changes: Partial<DelegationRequest> & Pick<DelegationRequest, "state" | "updateDate">,
): void {
  const present = stateAt(request, changes.updateDate);
  if (!from.some((state) => state === present)) {
    throw serviceError(
      "InvalidInput",
      `Delegation request ${request.id} is in state ${present}; it has to be in ${from.join(" or ")}.`,
    );
  }
  account.put(delegationRequests, { ...request, ...changes });
}

/** Forgets requests that expired long ago ("Building your integration: expired requests are eventually deleted"). */
export function forgetOld(account: AccountWriter, now: number): void {
  for (const request of [...account.list(delegationRequests)]) {
    if (expirationOf(request) + life <= now) account.delete(delegationRequests, request.id);
  }
}
