import { type AccountModel, accountModel } from "../model/account-model.ts";
import { type NoNewAccess, noNewAccess } from "../proof/no-new-access.ts";
import { type UsedAccessKept, usedAccessKept } from "../proof/used-access-kept.ts";
import type { AccountSnapshot, Snapshot } from "../snapshot/index.ts";
import { applyChange } from "./apply-change.ts";
import type { Fix } from "./change.ts";

/** A fix with what is known of it. */
export interface ProvedFix extends Fix {
  readonly account: string;
  readonly noNewAccess: NoNewAccess;
  readonly usedAccess: UsedAccessKept;
}

/** The account once a fix was made. */
export const fixedAccount = (
  account: AccountSnapshot,
  { changes }: Fix,
  partition: string,
): AccountSnapshot => changes.reduce((now, change) => applyChange(now, change, partition), account);

/** Proves a fix, by the account as it is and as it will be, which it gives too. */
export function proved(
  fix: Fix,
  before: AccountModel,
  snapshot: Snapshot,
): ProvedFix & { readonly after: AccountModel } {
  const after = accountModel(snapshot, fixedAccount(before.account, fix, snapshot.partition));
  return {
    ...fix,
    account: before.id,
    noNewAccess: noNewAccess(before, after),
    usedAccess: usedAccessKept(before, after),
    after,
  };
}
