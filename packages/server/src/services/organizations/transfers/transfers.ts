import {
  type AccountReader,
  type ResponsibilityTransfer,
  registryId,
  responsibilityTransfers,
  transferAddresses,
} from "@ostiary/directory";
import type { KnownAccounts } from "../../../operation.ts";
import { constraintViolation } from "../errors.ts";
import type { OrganizationScope } from "../organization-operation.ts";

/** Whether a transfer is asked for, or holds. */
const isActive = ({ status, endDate }: ResponsibilityTransfer, now: number): boolean =>
  status === "REQUESTED" || status === "ACCEPTED" || (endDate !== undefined && endDate > now);

/** The transfers that others ask of an account, or have from it, with the accounts in which they lie. */
function outbound({ account, other }: KnownAccounts) {
  return account === undefined
    ? []
    : (other(registryId)?.find(transferAddresses, "source", account.accountId) ?? []);
}

/** The accounts in which the transfers lie that bear on the caller's organization. */
export const accountsOfTransfers = (known: KnownAccounts): readonly string[] => [
  registryId,
  ...outbound(known).map(({ targetId }) => targetId),
];

const transfersIn = (account: AccountReader): readonly ResponsibilityTransfer[] => [
  ...account.list(responsibilityTransfers),
];

/** ConstraintViolationException while a transfer of the organization is asked for or holds, on either side. */
export function requireNoTransfer(scope: OrganizationScope): void {
  const { own, now, account, other } = scope;
  const asked = outbound({ account, other }).flatMap(({ id, targetId }) => {
    const transfer = other(targetId)?.get(responsibilityTransfers, id);
    return transfer === undefined ? [] : [transfer];
  });
  if ([...transfersIn(own.management), ...asked].some((one) => isActive(one, now))) {
    throw constraintViolation(
      "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
      "You cannot delete organization due to an ongoing responsibility transfer process.",
    );
  }
}
