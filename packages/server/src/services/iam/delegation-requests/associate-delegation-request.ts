import { delegationRequests, requestedDelegations } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import {
  change,
  forgetOld,
  ownerContext,
  requestNotFound,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";
import { grantedToOwnerOrAnybody } from "./granted-to-owner.ts";

/** Takes a request: from then on it lies in the account of its owner ("AssociateDelegationRequest"). */
export const associateDelegationRequest = operation("iam", "AssociateDelegationRequest", {
  access: "write",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  grants: ({ DelegationRequestId }, scope) => grantedToOwnerOrAnybody(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId: id }, scope) {
    const { account, caller, now } = scope;
    const seen = requireRequest(scope, id);
    const requestor = scope.other(seen.requestorId);
    // What the transaction sees counts: somebody else may have taken it since.
    const request = seen.ownerId === undefined ? requestor?.get(delegationRequests, id) : seen;
    if (request === undefined) throw requestNotFound(id);
    forgetOld(account, now);
    requestor?.delete(delegationRequests, id);
    requestor?.put(requestedDelegations, {
      id,
      workflowId: request.workflowId,
      ownerAccountId: account.accountId,
    });
    change(account, request, ["UNASSIGNED"], {
      state: "ASSIGNED",
      updateDate: now,
      ownerAccountId: account.accountId,
      ownerId: caller.arn,
    });
    return {};
  },
});
