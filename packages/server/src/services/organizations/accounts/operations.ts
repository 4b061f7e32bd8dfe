import type { Operation } from "../../../operation.ts";
import { closeAccount } from "./close-account.ts";
import { createAccount } from "./create-account.ts";
import { createGovCloudAccount } from "./create-gov-cloud-account.ts";
import { describeAccount } from "./describe-account.ts";
import { describeCreateAccountStatus } from "./describe-create-account-status.ts";
import { leaveOrganization } from "./leave-organization.ts";
import { listAccounts } from "./list-accounts.ts";
import { listAccountsForParent } from "./list-accounts-for-parent.ts";
import { listCreateAccountStatus } from "./list-create-account-status.ts";
import { moveAccount } from "./move-account.ts";
import { removeAccountFromOrganization } from "./remove-account-from-organization.ts";

/** The operations of Organizations on accounts. */
export const accountOperations: readonly Operation[] = [
  closeAccount,
  createAccount,
  createGovCloudAccount,
  describeAccount,
  describeCreateAccountStatus,
  leaveOrganization,
  listAccounts,
  listAccountsForParent,
  listCreateAccountStatus,
  moveAccount,
  removeAccountFromOrganization,
];
