import { operation } from "../../../operation.ts";
import {
  change,
  ownerContext,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";
import { grantedToOwner } from "./granted-to-owner.ts";

/** Forwards a request to who may accept it. */
export const updateDelegationRequest = operation("iam", "UpdateDelegationRequest", {
  access: "write",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  grants: ({ DelegationRequestId }, scope) => grantedToOwner(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId, Notes }, scope) {
    const request = requireRequest(scope, DelegationRequestId);
    change(scope.account, request, ["ASSIGNED", "PENDING_APPROVAL"], {
      state: "PENDING_APPROVAL",
      updateDate: scope.now,
      ...(Notes !== undefined && { notes: Notes }),
    });
    return {};
  },
});
