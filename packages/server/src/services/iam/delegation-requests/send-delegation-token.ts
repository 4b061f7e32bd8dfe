import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import {
  change,
  ownerContext,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";
import { grantedToOwner } from "./granted-to-owner.ts";

/** From here on the requestor may exchange its token, for as long as the session was asked for. */
export const sendDelegationToken = operation("iam", "SendDelegationToken", {
  access: "write",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  grants: ({ DelegationRequestId }, scope) => grantedToOwner(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId }, scope) {
    const { account, caller, now } = scope;
    const request = requireRequest(scope, DelegationRequestId);
    if (request.onlySendByOwner && request.ownerId !== caller.arn) {
      throw serviceError(
        "AccessDenied",
        `The token of delegation request ${request.id} may be sent by its owner only.`,
      );
    }
    change(account, request, ["ACCEPTED"], { state: "FINALIZED", updateDate: now });
    return {};
  },
});
