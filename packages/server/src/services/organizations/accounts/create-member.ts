import {
  accountEmails,
  type CreateAccountStatus,
  createAccountStatuses,
  emailId,
  memberAccounts,
  memberships,
  organizationEntityId,
  organizationQuotas,
  registryId,
} from "@ostiary/directory";
import type { OperationInput } from "@ostiary/wire";
import { putAccessRole, putAccount, randomAccountId } from "../../../new-account.ts";
import { createAccountStatusAnswer } from "../answers.ts";
import { constraintViolation } from "../errors.ts";
import type { OrganizationWriteScope } from "../organization-operation.ts";
import { withTags } from "../tags.ts";

type Input = OperationInput<"organizations", "CreateAccount" | "CreateGovCloudAccount">;

const accessRole = "OrganizationAccountAccessRole";

/** An account with its role for the management account; it is in no organization yet. */
function makeAccount(
  { own, now, arn, createAccount }: OrganizationWriteScope,
  { AccountName, Email, RoleName = accessRole }: Input,
): string {
  const account = createAccount(randomAccountId());
  putAccount(account, { name: AccountName, email: Email, now });
  putAccessRole(account, arn, RoleName, own.managementAccountId, now);
  account.put(memberships, {
    id: account.accountId,
    organizationId: own.organizationId,
    managementAccountId: own.managementAccountId,
  });
  return account.accountId;
}

/** An account of the other partition: it belongs to no organization, and the management account may enter it all the same. */
function makeGovCloudAccount(
  { own, now, arn, createAccount }: OrganizationWriteScope,
  { AccountName, Email, RoleName = accessRole }: Input,
): string {
  const account = createAccount(randomAccountId());
  putAccount(account, { name: AccountName, email: Email, now });
  putAccessRole(account, arn, RoleName, own.managementAccountId, now);
  return account.accountId;
}

/** Makes an account, or finds out why it can't be, as AWS does in the background: the caller learns it from the status. */
function outcome(
  scope: OrganizationWriteScope,
  input: Input,
  govCloud: boolean,
): Pick<CreateAccountStatus, "state" | "accountId" | "govCloudAccountId" | "failureReason"> {
  const { own, now, waived } = scope;
  const registry = scope.other(registryId);
  const email = emailId(input.Email);
  if (registry?.get(accountEmails, email) !== undefined && !waived.has("unique-email")) {
    return { state: "FAILED", failureReason: "EMAIL_ALREADY_EXISTS" };
  }
  const tags = withTags([], input.Tags);
  const accountId = makeAccount(scope, input);
  registry?.put(accountEmails, { id: email, accountId });
  own.management.put(memberAccounts, {
    id: accountId,
    parentId: own.root.id,
    name: input.AccountName,
    email: input.Email,
    status: "ACTIVE",
    joinedMethod: "CREATED",
    joinedDate: now,
    policies: {},
    tags,
  });
  return {
    state: "SUCCEEDED",
    accountId,
    ...(govCloud && { govCloudAccountId: makeGovCloudAccount(scope, input) }),
  };
}

/** ConstraintViolationException where the organization has as many accounts as it may. */
export function requireRoomForAccount({ own }: OrganizationWriteScope): void {
  if (own.management.count(memberAccounts) >= organizationQuotas.accounts) {
    throw constraintViolation(
      "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      "You have exceeded the allowed number of AWS accounts.",
    );
  }
}

/** Makes a member, and answers as AWS does: that it has begun. */
export function createMember(scope: OrganizationWriteScope, input: Input, govCloud: boolean) {
  requireRoomForAccount(scope);
  const status: CreateAccountStatus = {
    id: organizationEntityId("car-"),
    accountName: input.AccountName,
    requestDate: scope.now,
    ...outcome(scope, input, govCloud),
  };
  scope.own.management.put(createAccountStatuses, status);
  const { Id, AccountName, RequestedTimestamp } = createAccountStatusAnswer(status);
  return { Id, AccountName, State: "IN_PROGRESS" as const, RequestedTimestamp };
}
