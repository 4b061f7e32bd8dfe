import { decide } from "@ostiary/policy";
import type { AccountModel } from "../model/account-model.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import type { ActionUse } from "../snapshot/index.ts";

/** A recorded use that is refused after a change. */
export interface LostUse {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** Whether what was used is kept: each recorded use was decided before and after. */
export interface UsedAccessKept {
  readonly replayed: number;
  readonly lost: readonly LostUse[];
  /** Uses that the policies of the snapshot did not allow before either, so that they say nothing: resource policies, other times. */
  readonly notJudged: number;
  /** Why nothing was replayed. */
  readonly because?: string;
}

const isAllowed = (principal: PrincipalModel, use: ActionUse, resource: string): boolean => {
  const { principal: caller, layers } = principal;
  // What was always done with MFA will be.
  const mfa = use.withMfa === true && use.withoutMfa !== true;
  const context = mfa
    ? new Map([...principal.context, ["aws:multifactorauthpresent", "true"]])
    : principal.context;
  return (
    decide({ principal: caller, action: use.action, resource, context }, layers).result ===
    "allowed"
  );
};

/** Decides every recorded use under the account as it was and as it will be. */
export function usedAccessKept(before: AccountModel, after: AccountModel): UsedAccessKept {
  const activity = before.account.activity;
  if (activity === undefined) {
    return { replayed: 0, lost: [], notJudged: 0, because: "The snapshot holds no activity." };
  }
  const lost: LostUse[] = [];
  let replayed = 0;
  let notJudged = 0;
  for (const { arn, actions } of activity.principals) {
    const was = before.principal(arn);
    if (was === undefined) continue;
    const now = after.principal(arn);
    for (const use of actions) {
      const { action, resources } = use;
      for (const resource of resources.length === 0 ? ["*"] : resources) {
        if (!isAllowed(was, use, resource)) {
          notJudged += 1;
          continue;
        }
        replayed += 1;
        if (now === undefined || !isAllowed(now, use, resource))
          lost.push({ principal: arn, action, resource });
      }
    }
  }
  return { replayed, lost, notJudged };
}
