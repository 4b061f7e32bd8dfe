import { type AccountReader, accounts } from "@ostiary/directory";

/** The e-mail address of an account: an account that was made without one has one that nobody can write to. */
export const emailOf = (account: AccountReader): string =>
  account.get(accounts, account.accountId)?.email ?? `${account.accountId}@account.invalid`;
