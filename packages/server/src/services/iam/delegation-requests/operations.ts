import type { Operation } from "../../../operation.ts";
import { acceptDelegationRequest } from "./accept-delegation-request.ts";
import { associateDelegationRequest } from "./associate-delegation-request.ts";
import { createDelegationRequest } from "./create-delegation-request.ts";
import { getDelegationRequest } from "./get-delegation-request.ts";
import { getHumanReadableSummary } from "./get-human-readable-summary.ts";
import { listDelegationRequests } from "./list-delegation-requests.ts";
import { rejectDelegationRequest } from "./reject-delegation-request.ts";
import { sendDelegationToken } from "./send-delegation-token.ts";
import { updateDelegationRequest } from "./update-delegation-request.ts";

/** The operations of IAM on delegation requests. */
export const delegationRequestOperations: readonly Operation[] = [
  acceptDelegationRequest,
  associateDelegationRequest,
  createDelegationRequest,
  getDelegationRequest,
  getHumanReadableSummary,
  listDelegationRequests,
  rejectDelegationRequest,
  sendDelegationToken,
  updateDelegationRequest,
];
