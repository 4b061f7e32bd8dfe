import type { Operation } from "../../../operation.ts";
import { describeResponsibilityTransfer } from "./describe-responsibility-transfer.ts";
import { inviteOrganizationToTransferResponsibility } from "./invite-organization-to-transfer-responsibility.ts";
import { listInboundResponsibilityTransfers } from "./list-inbound-responsibility-transfers.ts";
import { listOutboundResponsibilityTransfers } from "./list-outbound-responsibility-transfers.ts";
import { terminateResponsibilityTransfer } from "./terminate-responsibility-transfer.ts";
import { updateResponsibilityTransfer } from "./update-responsibility-transfer.ts";

/** The operations of Organizations on transfers of responsibility. */
export const transferOperations: readonly Operation[] = [
  describeResponsibilityTransfer,
  inviteOrganizationToTransferResponsibility,
  listInboundResponsibilityTransfers,
  listOutboundResponsibilityTransfers,
  terminateResponsibilityTransfer,
  updateResponsibilityTransfer,
];
