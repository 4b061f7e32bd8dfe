import { clientsFor, type Target } from "../../collect/clients.ts";
import { readControlTree } from "../../landing-zone/live/read-live.ts";
import { accountModel } from "../../model/account-model.ts";
import type { Input, OrganizationSnapshot } from "../../snapshot/index.ts";
import { catalogActions, type ReferenceAction } from "../catalog-actions.ts";
import { affectedAccounts, afterChange, type ControlChange } from "../control-change.ts";
import { controlKey, controlLayers } from "../control-layers.ts";
import { type PrincipalLosses, possibleLosses } from "../possible-losses.ts";
import { previewUses, type UsePreview } from "../preview-change.ts";
import type { UnreadRecord } from "../recorded-request.ts";
import { type Evidence, evidenceOf, lastUses, leavesRecord } from "../unrecorded-uses.ts";
import { collectMembers } from "./collect-members.ts";
import { organizationSnapshot } from "./organization-snapshot.ts";
import { collectRecords, type Gap, requestsOf } from "./requests.ts";

export interface PreviewOptions extends Target {
  /** The role to be in the accounts of the organization. */
  readonly roleName: string;
  /** Records to judge instead of the accounts' trails. */
  readonly records?: readonly unknown[];
  readonly since: Date;
  /** The most events that are read of an account. */
  readonly events: number;
  /** Whether to say, too, what principals could use by their policies and lose. */
  readonly possible?: boolean;
}

/** What a change would take, and what can't be said of it. */
export interface ChangePreview {
  readonly change: ControlChange;
  readonly organization: OrganizationSnapshot;
  readonly uses: UsePreview;
  readonly unread: readonly UnreadRecord[];
  /** What was not read, so that something may be lost that is not said here. */
  readonly gaps: readonly Gap[];
  /** Absent: it was not asked for. */
  readonly possible?: readonly PrincipalLosses[];
}

const controlTypes = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"] as const;

/** Reads an organization and its trails, and says what a change of control policies would take. */
export async function collectPreview(
  change: ControlChange,
  { roleName, records: given, since, events, possible = false, ...target }: PreviewOptions,
): Promise<ChangePreview> {
  const tree = await readControlTree((await clientsFor(target)).organizations, controlTypes);
  if (tree === undefined) throw new Error("The account is in no organization.");
  const organization = organizationSnapshot(tree);
  const changed = afterChange(organization, change);
  const accounts = affectedAccounts(organization, change);
  const trails = { roleName, since, limit: events };
  const { records, gaps } =
    given === undefined
      ? await collectRecords(target, accounts, trails)
      : { records: given, gaps: [] };
  const { requests, unread } = await requestsOf(records);
  const actions = await catalogActions();
  const blind = blindActions(organization, changed, accounts, actions, evidenceOf(records));
  const inputs: Input[] = [
    ...(possible || blind.length > 0 ? (["authorization-details"] as const) : []),
    ...(blind.length > 0 ? (["last-accessed"] as const) : []),
  ];
  const members =
    inputs.length === 0
      ? { snapshot: undefined, accounts: [], gaps: [] }
      : await collectMembers(target, accounts, roleName, inputs);
  const snapshot = members.snapshot && {
    ...members.snapshot,
    organization,
    accounts: members.accounts,
  };
  const unrecorded =
    snapshot?.accounts.flatMap((account) =>
      lastUses(accountModel(snapshot, account), blind, since.toISOString()),
    ) ?? [];
  const names = actions.map(({ action }) => action);
  return {
    change,
    organization,
    uses: previewUses(organization, change, [...requests, ...unrecorded]),
    unread,
    gaps: [...gaps, ...members.gaps],
    ...(possible && {
      possible: snapshot === undefined ? [] : possibleLosses(snapshot, changed, accounts, names),
    }),
  };
}

/** The actions on which a change bears somewhere and whose uses the records would not have. */
function blindActions(
  organization: OrganizationSnapshot,
  changed: OrganizationSnapshot,
  accounts: readonly string[],
  actions: readonly ReferenceAction[],
  evidence: Evidence,
): readonly ReferenceAction[] {
  const before = controlLayers(organization);
  const after = controlLayers(changed);
  const sides = distinctAccounts(organization, accounts).map(
    (account) => [before.around(account, account), after.around(account, account)] as const,
  );
  return actions
    .filter((action) => !leavesRecord(action, evidence))
    .filter(({ action }) => {
      const name = action.toLowerCase();
      return sides.some(([now, then]) => controlKey(now, name) !== controlKey(then, name));
    });
}

/** One account of those that have the same policies: of one parent, with the same policies of their own. */
function distinctAccounts(
  { accounts: members, policies = [] }: OrganizationSnapshot,
  accounts: readonly string[],
): readonly string[] {
  const wanted = new Set(accounts);
  const kinds = new Map<string, string>();
  for (const { id, parent } of members) {
    if (!wanted.has(id)) continue;
    const own = policies.filter(({ targets }) => targets.includes(id)).map((policy) => policy.id);
    kinds.set(`${parent} ${own.join(" ")}`, id);
  }
  return [...kinds.values()];
}
