import type { TrailRecord } from "./trail-record.ts";

/** What is known so far of a principal's use of an action. */
export interface ActionDraft {
  count: number;
  denied: number;
  firstAt: string;
  lastAt: string;
  firstDenied: string;
  lastDenied: string;
  readonly resources: Set<string>;
  moreResources: boolean;
  unknownResources: boolean;
  readonly addresses: Set<string>;
  readonly agents: Set<string>;
  readonly regions: Set<string>;
  withMfa: boolean;
  withoutMfa: boolean;
}

/** What is known so far of a principal. */
export interface PrincipalDraft {
  readonly actions: Map<string, ActionDraft>;
  readonly assumedBy: Set<string>;
  signIns: number;
  lastSignIn: string;
  signInsWithoutMfa: number;
}

/** What is known so far of an account. */
export interface AccountActivityDraft {
  from: string;
  to: string;
  events: number;
  unread: number;
  dataEvents: number;
  readonly principals: Map<string, PrincipalDraft>;
}

/** What records told so far, by account. It grows with what was done by whom, not with how often. */
export interface ActivityDraft {
  readonly accounts: Map<string, AccountActivityDraft>;
  /** Records that are of no account that could be told. */
  unread: number;
}

export const newActivityDraft = (): ActivityDraft => ({ accounts: new Map(), unread: 0 });

/** The draft of a record's account. */
export function accountDraft(
  draft: ActivityDraft,
  { account, at }: TrailRecord,
): AccountActivityDraft {
  const found = draft.accounts.get(account);
  if (found !== undefined) return found;
  const made = { from: at, to: at, events: 0, unread: 0, dataEvents: 0, principals: new Map() };
  draft.accounts.set(account, made);
  return made;
}

/** The draft of a principal. */
export function principalDraft(account: AccountActivityDraft, arn: string): PrincipalDraft {
  const found = account.principals.get(arn);
  if (found !== undefined) return found;
  const made = {
    actions: new Map(),
    assumedBy: new Set<string>(),
    signIns: 0,
    lastSignIn: "",
    signInsWithoutMfa: 0,
  };
  account.principals.set(arn, made);
  return made;
}

/** The draft of a principal's use of an action. */
export function actionDraft(principal: PrincipalDraft, action: string): ActionDraft {
  const found = principal.actions.get(action);
  if (found !== undefined) return found;
  const made = {
    count: 0,
    denied: 0,
    firstAt: "",
    lastAt: "",
    firstDenied: "",
    lastDenied: "",
    resources: new Set<string>(),
    moreResources: false,
    unknownResources: false,
    addresses: new Set<string>(),
    agents: new Set<string>(),
    regions: new Set<string>(),
    withMfa: false,
    withoutMfa: false,
  };
  principal.actions.set(action, made);
  return made;
}
