import {
  delegatedAdministrators,
  type MemberAccount,
  memberAccounts,
  memberships,
  organizationQuotas,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { concurrentModification, constraintViolation } from "../errors.ts";
import type { OrganizationWriteScope } from "../organization-operation.ts";

const day = 86_400_000;

/** MasterCannotLeaveOrganizationException: an organization stays where it is. */
const masterCannotLeave = () =>
  serviceError(
    "MasterCannotLeaveOrganizationException",
    "You can't remove a management account from an organization. If you want the management account to become a member account in another organization, you must first delete the current organization of the management account.",
  );

/** A change of the organization that the caller's account is in. */
type Departing = Pick<OrganizationWriteScope, "own" | "now" | "waived" | "account" | "other">;

/** Takes a member out of the organization, if it may go ("Removing a member account from your organization"). */
export function depart(scope: Departing, member: MemberAccount): void {
  const { own, now, waived } = scope;
  if (member.id === own.managementAccountId) throw masterCannotLeave();
  if (own.management.get(delegatedAdministrators, member.id) !== undefined) {
    throw constraintViolation(
      "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
      "You cannot remove an account that is registered as a delegated administrator for a service. You must deregister the account as a delegated administrator first.",
    );
  }
  const youngest = now - organizationQuotas.createdAccountDays * day;
  const isYoung = member.joinedMethod === "CREATED" && member.joinedDate > youngest;
  if (isYoung && !waived.has("wait-period")) {
    throw constraintViolation(
      "WAIT_PERIOD_ACTIVE",
      "This operation requires a wait period.  Try again later.",
    );
  }
  const account = member.id === scope.account.accountId ? scope.account : scope.other(member.id);
  if (account === undefined) throw concurrentModification();
  account.delete(memberships, member.id);
  own.management.delete(memberAccounts, member.id);
}
