import { operation } from "../../../operation.ts";
import {
  ownerContext,
  requestorAccounts,
  requestTarget,
  requireRequest,
} from "./delegation-request.ts";
import { wireRequest } from "./delegation-request-answer.ts";
import { grantedToOwnerOrAnybody } from "./granted-to-owner.ts";
import { permissionCheck } from "./permission-check.ts";

export const getDelegationRequest = operation("iam", "GetDelegationRequest", {
  access: "read",
  resource: ({ DelegationRequestId }, scope) => requestTarget(scope, DelegationRequestId),
  context: ({ DelegationRequestId }, scope) => ownerContext(scope, DelegationRequestId),
  grants: ({ DelegationRequestId }, scope) => grantedToOwnerOrAnybody(scope, DelegationRequestId),
  accounts: ({ DelegationRequestId }) => requestorAccounts(DelegationRequestId),
  run({ DelegationRequestId, DelegationPermissionCheck }, scope) {
    const request = requireRequest(scope, DelegationRequestId);
    return {
      DelegationRequest: wireRequest(request, scope.now),
      ...(DelegationPermissionCheck === true && {
        PermissionCheckStatus: "COMPLETE" as const,
        PermissionCheckResult: permissionCheck(scope, request),
      }),
    };
  },
});
