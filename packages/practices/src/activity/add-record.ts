import { type Answer, isAnswer, textOf } from "../answers/index.ts";
import { resourceLimit } from "../snapshot/index.ts";
import {
  type AccountActivityDraft,
  type ActivityDraft,
  accountDraft,
  actionDraft,
  type PrincipalDraft,
  principalDraft,
} from "./activity-draft.ts";
import { callerOf, type TrailCaller } from "./caller.ts";
import { knownCall, trailCall } from "./calls.ts";
import type { NamedArns } from "./named-arns.ts";
import { passedRoles, resourcesOf, type ToldResources } from "./resources.ts";
import { outcomeOf, readRecord, type TrailRecord } from "./trail-record.ts";

const placeLimit = 20;

const earlier = (a: string, b: string): string => (a === "" || b < a ? b : a);
const later = (a: string, b: string): string => (b > a ? b : a);

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
