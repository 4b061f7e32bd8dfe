import { operation } from "../../../operation.ts";
import {
  change,
  ownerContext,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";
import { grantedToOwner } from "./granted-to-owner.ts";

/** An accepted request may be rejected until its token is sent. */
export const rejectDelegationRequest = operation("iam", "RejectDelegationRequest", {
  access: "write",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  grants: ({ DelegationRequestId }, scope) => grantedToOwner(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId, Notes }, scope) {
    const request = requireRequest(scope, DelegationRequestId);
    change(scope.account, request, ["ASSIGNED", "PENDING_APPROVAL", "ACCEPTED"], {
      state: "REJECTED",
      updateDate: scope.now,
      ...(Notes !== undefined && { rejectionReason: Notes }),
    });
    return {};
  },
});
