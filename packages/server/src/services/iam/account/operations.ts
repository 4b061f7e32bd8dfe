import type { Operation } from "../../../operation.ts";
import { createAccountAlias } from "./create-account-alias.ts";
import { deleteAccountAlias } from "./delete-account-alias.ts";
import { deleteAccountPasswordPolicy } from "./delete-account-password-policy.ts";
import { getAccountAuthorizationDetails } from "./get-account-authorization-details.ts";
import { getAccountPasswordPolicy } from "./get-account-password-policy.ts";
import { getAccountProperties } from "./get-account-properties.ts";
import { getAccountSummary } from "./get-account-summary.ts";
import { listAccountAliases } from "./list-account-aliases.ts";
import { putAccountProperties } from "./put-account-properties.ts";
import { setSecurityTokenServicePreferences } from "./set-security-token-service-preferences.ts";
import { updateAccountPasswordPolicy } from "./update-account-password-policy.ts";

/** The operations of IAM on the account. */
export const accountOperations: readonly Operation[] = [
  createAccountAlias,
  deleteAccountAlias,
  deleteAccountPasswordPolicy,
  getAccountAuthorizationDetails,
  getAccountPasswordPolicy,
  getAccountProperties,
  getAccountSummary,
  listAccountAliases,
  putAccountProperties,
  setSecurityTokenServicePreferences,
  updateAccountPasswordPolicy,
];
