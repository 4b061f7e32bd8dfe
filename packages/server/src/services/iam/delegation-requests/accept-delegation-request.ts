import type { ActingClaims } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Caller } from "../../../caller/caller.ts";
import { operation } from "../../../operation.ts";
import {
  change,
  ownerContext,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";

/** The longest that the root user may delegate ("How temporary delegation works"), in seconds. */
const rootLimit = 14_400;

/** As whom the requestor will act: the one who accepts, with the policies and tags of its session. */
function actsAs({ claims, principal, accountId, arn }: Caller): ActingClaims {
  if (claims?.delegation !== undefined) {
    throw serviceError(
      "AccessDenied",
      `${arn} acts by a delegation, and delegates nothing itself.`,
    );
  }
  if (claims !== undefined) {
    const { accessKeyId: _, issued: __, expires: ___, padding: ____, ...acts } = claims;
    return acts;
  }
  const userId = principal.kind === "user" ? principal.id : accountId;
  return { kind: "user", accountId, userId };
}

export const acceptDelegationRequest = operation("iam", "AcceptDelegationRequest", {
  access: "write",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId }, scope) {
    const { account, caller, now } = scope;
    const request = requireRequest(scope, DelegationRequestId);
    if (caller.principal.kind === "root" && request.sessionDuration > rootLimit) {
      throw serviceError(
        "AccessDenied",
        `The root user may accept delegation requests for up to ${rootLimit} seconds.`,
      );
    }
    change(account, request, ["ASSIGNED", "PENDING_APPROVAL"], {
      state: "ACCEPTED",
      updateDate: now,
      approver: { arn: caller.arn, acts: actsAs(caller) },
    });
    return {};
  },
});
