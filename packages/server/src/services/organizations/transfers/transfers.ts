import { responsibilityTransfers } from "@ostiary/directory";
import { constraintViolation } from "../errors.ts";
import type { OrganizationScope } from "../organization-operation.ts";

/** ConstraintViolationException while a transfer of the organization is asked for or holds. */
export function requireNoTransfer({ own, now }: OrganizationScope): void {
  const pending = [...own.management.list(responsibilityTransfers)].some(
    ({ status, endDate }) =>
      status === "REQUESTED" || (status === "ACCEPTED" && (endDate === undefined || endDate > now)),
  );
  if (pending) {
    throw constraintViolation(
      "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
      "You cannot delete organization due to an ongoing responsibility transfer process.",
    );
  }
}
