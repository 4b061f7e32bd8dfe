import { type Answer, isAnswer, textOf } from "../answers/index.ts";
import { inOrder } from "../draft/index.ts";
import {
  type ActionUse,
  type ActivitySnapshot,
  type PrincipalActivity,
  resourceLimit,
} from "../snapshot/index.ts";
import { callerOf, type TrailCaller } from "./caller.ts";
import { knownCall, trailCall } from "./calls.ts";
import type { NamedArns } from "./named-arns.ts";
import { passedRoles, resourcesOf, type ToldResources } from "./resources.ts";
import { outcomeOf, readRecord, type TrailRecord } from "./trail-record.ts";

const placeLimit = 20;

interface ActionDraft {
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

interface PrincipalDraft {
  readonly actions: Map<string, ActionDraft>;
  readonly assumedBy: Set<string>;
  signIns: number;
  lastSignIn: string;
  signInsWithoutMfa: number;
}

interface AccountActivityDraft {
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

const earlier = (a: string, b: string): string => (a === "" || b < a ? b : a);
const later = (a: string, b: string): string => (b > a ? b : a);

function accountDraft(draft: ActivityDraft, { account, at }: TrailRecord): AccountActivityDraft {
  const found = draft.accounts.get(account);
  if (found !== undefined) return found;
  const made = { from: at, to: at, events: 0, unread: 0, dataEvents: 0, principals: new Map() };
  draft.accounts.set(account, made);
  return made;
}

function principalDraft(account: AccountActivityDraft, arn: string): PrincipalDraft {
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

function actionDraft(principal: PrincipalDraft, action: string): ActionDraft {
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

const addUpTo = (set: Set<string>, value: string | undefined, most: number): void => {
  if (value !== undefined && value !== "" && set.size < most) set.add(value);
};

function noteUse(
  principal: PrincipalDraft,
  action: string,
  record: TrailRecord,
  caller: TrailCaller,
  resources: ToldResources,
): void {
  const use = actionDraft(principal, action);
  use.count += 1;
  use.firstAt = earlier(use.firstAt, record.at);
  use.lastAt = later(use.lastAt, record.at);
  if (!resources.complete) use.unknownResources = true;
  for (const resource of resources.arns) {
    if (use.resources.size < resourceLimit) use.resources.add(resource);
    else if (!use.resources.has(resource)) use.moreResources = true;
  }
  addUpTo(use.addresses, record.sourceAddress, placeLimit);
  addUpTo(use.agents, record.userAgent, placeLimit);
  addUpTo(use.regions, record.region, placeLimit);
  if (caller.mfa === true) use.withMfa = true;
  if (caller.mfa === false) use.withoutMfa = true;
}

function noteDenial(principal: PrincipalDraft, action: string, { at }: TrailRecord): void {
  const use = actionDraft(principal, action);
  use.denied += 1;
  use.firstDenied = earlier(use.firstDenied, at);
  use.lastDenied = later(use.lastDenied, at);
}

/** A console sign-in that succeeded ("AWS Management Console sign-in events"). MFA of federated people is not AWS's to know. */
function noteSignIn(principal: PrincipalDraft, record: TrailRecord, caller: TrailCaller): void {
  const outcome = isAnswer(record.answer) ? textOf(record.answer["ConsoleLogin"]) : undefined;
  if (record.event !== "ConsoleLogin" || outcome !== "Success") return;
  principal.signIns += 1;
  principal.lastSignIn = later(principal.lastSignIn, record.at);
  const used = isAnswer(record.additional) ? record.additional["MFAUsed"] : undefined;
  if (used === "No" && (caller.isRoot || caller.isUser)) principal.signInsWithoutMfa += 1;
}

const assumes = new Set(["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"]);

/** Notes by whom a role was assumed, where it is a role of the account whose trail this is. */
function noteAssumption(
  account: AccountActivityDraft,
  record: TrailRecord,
  caller: TrailCaller,
): void {
  const by = caller.arn ?? caller.service;
  const role = isAnswer(record.request) ? textOf(record.request["roleArn"]) : undefined;
  if (by === undefined || role?.includes(`::${record.account}:role/`) !== true) return;
  principalDraft(account, role).assumedBy.add(by);
}

/** Adds a record. Those that can't be told to be somebody's use of an action are counted. */
export async function addRecord(
  draft: ActivityDraft,
  answer: Answer,
  named: (account: string) => NamedArns,
): Promise<void> {
  const record = readRecord(answer);
  if (record === undefined) {
    draft.unread += 1;
    return;
  }
  const account = accountDraft(draft, record);
  account.events += 1;
  account.from = earlier(account.from, record.at);
  account.to = later(account.to, record.at);
  if (record.isData) account.dataEvents += 1;
  const arns = named(record.account);
  const caller = callerOf(record.identity, arns);
  const outcome = outcomeOf(record);
  if (outcome === "unauthenticated") return;
  if (outcome === "used" && assumes.has(record.event)) noteAssumption(account, record, caller);
  if (record.isOfService || caller.service !== undefined) return;
  const { source, event } = record;
  const call = knownCall(source, event) ?? (await trailCall(source, event));
  if (call === "unknown" || caller.arn === undefined) {
    account.unread += 1;
    return;
  }
  const principal = principalDraft(account, caller.arn);
  noteSignIn(principal, record, caller);
  for (const action of call.actions) {
    if (outcome === "denied") noteDenial(principal, action.name, record);
    else noteUse(principal, action.name, record, caller, resourcesOf(action, call, record, arns));
  }
  if (!call.passesRole || outcome === "denied") return;
  const roles = passedRoles(record.request, arns);
  if (roles.length > 0) {
    noteUse(principal, "iam:PassRole", record, caller, { arns: roles, complete: true });
  }
}

const texts = (set: ReadonlySet<string>): readonly string[] => inOrder(set, (text) => text);

function finishAction(action: string, use: ActionDraft): ActionUse {
  const used = use.count > 0;
  return {
    action,
    count: use.count,
    firstAt: used ? use.firstAt : use.firstDenied,
    lastAt: used ? use.lastAt : use.lastDenied,
    resources: texts(use.resources),
    ...(use.moreResources && { moreResources: true }),
    ...(use.unknownResources && { unknownResources: true }),
    ...(use.denied > 0 && { denied: use.denied }),
    ...(use.addresses.size > 0 && { sourceAddresses: texts(use.addresses) }),
    ...(use.agents.size > 0 && { userAgents: texts(use.agents) }),
    ...(use.withMfa && { withMfa: true }),
    ...(use.withoutMfa && { withoutMfa: true }),
    ...(use.regions.size > 0 && { regions: texts(use.regions) }),
  };
}

function finishPrincipal(arn: string, principal: PrincipalDraft): PrincipalActivity {
  const actions = [...principal.actions].map(([action, use]) => finishAction(action, use));
  const { signIns, lastSignIn, signInsWithoutMfa } = principal;
  return {
    arn,
    actions: inOrder(actions, ({ action }) => action),
    ...(principal.assumedBy.size > 0 && { assumedBy: texts(principal.assumedBy) }),
    ...(signIns > 0 && {
      signIns: {
        count: signIns,
        lastAt: lastSignIn,
        ...(signInsWithoutMfa > 0 && { withoutMfa: signInsWithoutMfa }),
      },
    }),
  };
}

/** Whether some of an account's records are of data: of objects, of invocations … */
export const hasDataEvents = ({ accounts }: ActivityDraft, account: string): boolean =>
  (accounts.get(account)?.dataEvents ?? 0) > 0;

/** What the records tell of an account; undefined where there were none of it. */
export function finishActivityDraft(
  draft: ActivityDraft,
  account: string,
  source: ActivitySnapshot["source"],
): ActivitySnapshot | undefined {
  const found = draft.accounts.get(account);
  if (found === undefined) return undefined;
  const principals = [...found.principals].map(([arn, principal]) =>
    finishPrincipal(arn, principal),
  );
  return {
    from: found.from,
    to: found.to,
    source,
    events: found.events,
    ...(found.unread > 0 && { unreadEvents: found.unread }),
    principals: inOrder(principals, ({ arn }) => arn),
  };
}
