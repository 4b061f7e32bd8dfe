import { accounts, memberAccounts, organizationQuotas } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { entityTarget, requireMember } from "../entities.ts";
import { concurrentModification, constraintViolation } from "../errors.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { organizationWrite } from "../organization-operation.ts";

const day = 86_400_000;

/** How many accounts may be closed within 30 days ("Closing a member account in your organization"). */
const closable = (members: number): number => {
  const { closedAtLeast, closedShare, closedAtMost } = organizationQuotas;
  return Math.min(closedAtMost, Math.max(closedAtLeast, Math.floor(members * closedShare)));
};

export const closeAccount = organizationWrite("CloseAccount", {
  audience: "management",
  resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
  accounts: ({ AccountId }) => [AccountId],
  run({ AccountId }, scope) {
    const { own, now } = scope;
    const { management } = own;
    requireAllFeatures(own);
    const member = requireMember(own, AccountId);
    if (AccountId === own.managementAccountId) {
      throw constraintViolation(
        "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
        "You attempted to close the management account. To close the management account for the organization, you must first either remove or close all member accounts in the organization.",
      );
    }
    if (member.status !== "ACTIVE") {
      throw serviceError(
        "AccountAlreadyClosedException",
        "The provided account is already closed.",
      );
    }
    const closed = management
      .find(memberAccounts, "closed", "closed")
      .filter(({ closeDate = 0 }) => closeDate > now - 30 * day);
    if (closed.length >= closable(management.count(memberAccounts))) {
      throw constraintViolation(
        "CLOSE_ACCOUNT_QUOTA_EXCEEDED",
        "You have exceeded close account quota for the past 30 days.",
      );
    }
    const account = scope.other(AccountId);
    const record = account?.get(accounts, AccountId);
    if (account === undefined || record === undefined) throw concurrentModification();
    account.put(accounts, { ...record, closed: true });
    management.put(memberAccounts, { ...member, status: "SUSPENDED", closeDate: now });
    return {};
  },
});
