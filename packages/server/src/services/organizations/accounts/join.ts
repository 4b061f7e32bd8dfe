import {
  type AccountWriter,
  accounts,
  type Handshake,
  memberAccounts,
  memberships,
  organizationQuotas,
} from "@ostiary/directory";
import type { WriteScope } from "../../../operation.ts";
import { concurrentModification, handshakeConstraint } from "../errors.ts";
import { organizationOf } from "../organization-of.ts";
import { depart } from "./departure.ts";
import { emailOf } from "./email.ts";

const already = () =>
  handshakeConstraint(
    "ALREADY_IN_AN_ORGANIZATION",
    "The handshake request is invalid because the account is already a member of an organization.",
  );

/** Leaves the organization that the account is in, as who accepts an invitation to another one does. */
function leaveOld(scope: WriteScope, into: string): void {
  const { account } = scope;
  const membership = account.get(memberships, account.accountId);
  if (membership === undefined) return;
  if (
    membership.managementAccountId === into ||
    membership.managementAccountId === account.accountId
  ) {
    throw already();
  }
  const own = organizationOf(scope, account, scope.other);
  const member = own?.management.get(memberAccounts, account.accountId);
  if (own === undefined || member === undefined) throw concurrentModification();
  depart({ ...scope, own }, member);
}

/** Makes the caller's account a member of the organization that invited it. */
export function join(scope: WriteScope, management: AccountWriter, invitation: Handshake): void {
  const { account, now } = scope;
  const { accountId } = account;
  leaveOld(scope, management.accountId);
  account.put(memberships, {
    id: accountId,
    organizationId: invitation.parties[0]?.id ?? "",
    managementAccountId: management.accountId,
  });
  const own = organizationOf(scope, account, scope.other);
  if (own === undefined) throw concurrentModification();
  if (management.count(memberAccounts) >= organizationQuotas.accounts) {
    throw handshakeConstraint(
      "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      "You have exceeded the allowed number of AWS accounts.",
    );
  }
  management.put(memberAccounts, {
    id: accountId,
    parentId: own.root.id,
    name: account.get(accounts, accountId)?.name ?? accountId,
    email: emailOf(account),
    status: "ACTIVE",
    joinedMethod: "INVITED",
    joinedDate: now,
    policies: {},
    tags: invitation.tags,
  });
}
