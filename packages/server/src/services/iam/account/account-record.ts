import { type Account, accounts, type PasswordPolicy } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

/** The record of the account itself. */
export function accountOf(scope: Scope): Account {
  const account = scope.account.get(accounts, scope.account.accountId);
  if (account === undefined) throw new Error(`Account ${scope.account.accountId} has no record.`);
  return account;
}

export const noPasswordPolicy = (accountId: string) =>
  noSuchEntity(`The Password Policy with domain name ${accountId} cannot be found.`);

/** What an update that leaves a member out sets it to ("UpdateAccountPasswordPolicy": no partial updates). */
export const passwordDefaults: PasswordPolicy = Object.freeze({
  minimumPasswordLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercaseCharacters: false,
  requireLowercaseCharacters: false,
  allowUsersToChangePassword: false,
});
