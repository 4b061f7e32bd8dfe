import {
  type AccountWriter,
  type Handshake,
  memberships,
  responsibilityTransfers,
} from "@ostiary/directory";
import type { WriteScope } from "../../../operation.ts";
import { emailOf } from "../accounts/email.ts";
import { handshakeConstraint, noAccess } from "../errors.ts";

/** The management account that is asked lets the other pay for its organization. */
export function acceptTransfer(
  { account }: WriteScope,
  management: AccountWriter,
  { transferId = "" }: Handshake,
): void {
  const membership = account.get(memberships, account.accountId);
  if (membership?.managementAccountId !== account.accountId) throw noAccess();
  const transfer = management.get(responsibilityTransfers, transferId);
  if (transfer === undefined) throw noAccess();
  if (account.accountId === management.accountId) {
    throw handshakeConstraint(
      "SOURCE_AND_TARGET_CANNOT_MATCH",
      "An account can't accept a transfer invitation if it is both the sender and recipient of the invitation.",
    );
  }
  management.put(responsibilityTransfers, {
    ...transfer,
    status: "ACCEPTED",
    source: {
      accountId: account.accountId,
      email: emailOf(account),
      organizationId: membership.organizationId,
    },
  });
}

/** A transfer whose invitation is taken back, or declined, never comes to be. */
export function endRequest(
  management: AccountWriter,
  { transferId }: Handshake,
  status: "CANCELED" | "DECLINED",
): void {
  const transfer =
    transferId === undefined ? undefined : management.get(responsibilityTransfers, transferId);
  if (transfer !== undefined) management.put(responsibilityTransfers, { ...transfer, status });
}
