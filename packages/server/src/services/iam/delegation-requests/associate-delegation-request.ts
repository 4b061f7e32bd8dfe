import { delegationRequests, requestedDelegations } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import {
  change,
  forgetOld,
  ownerContext,
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
    const request = requireRequest(scope, id);
    const { requestorId } = request;
    const requestor = requestorId === account.accountId ? account : scope.other(requestorId);
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
