import {
  type AccountReader,
  handshakes,
  type ResponsibilityTransfer,
  type TransferParticipant,
} from "@ostiary/directory";
import { transferArn } from "../../../organizations/arns.ts";
import { stateOf } from "../handshakes/handshake-state.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** The side from which a transfer is seen: who pays has it inbound, whose bills are paid outbound. */
export type Direction = "inbound" | "outbound";

const participant = ({ accountId, email }: TransferParticipant) => ({
  ManagementAccountId: accountId,
  ManagementAccountEmail: email,
});

/** The status of a transfer at a moment: an invitation that nobody answered in time has expired. */
export function statusOf(
  target: AccountReader,
  { status, handshakeId }: ResponsibilityTransfer,
  now: number,
): ResponsibilityTransfer["status"] | "EXPIRED" {
  const handshake = target.get(handshakes, handshakeId);
  const expired = handshake === undefined || stateOf(handshake, now) === "EXPIRED";
  return status === "REQUESTED" && expired ? "EXPIRED" : status;
}

/** A transfer as one of its sides sees it; `target` is the account that it lies in. */
export function transferAnswer(
  own: CallersOrganization,
  target: AccountReader,
  transfer: ResponsibilityTransfer,
  direction: Direction,
  now: number,
) {
  const Status = statusOf(target, transfer, now);
  return {
    Arn: transferArn(own, direction, transfer.id),
    Name: transfer.name,
    Id: transfer.id,
    Type: "BILLING" as const,
    Status,
    Source: participant(transfer.source),
    Target: participant(transfer.target),
    StartTimestamp: new Date(transfer.startDate),
    ...(transfer.endDate !== undefined && { EndTimestamp: new Date(transfer.endDate) }),
    ...(Status === "REQUESTED" && { ActiveHandshakeId: transfer.handshakeId }),
  };
}
