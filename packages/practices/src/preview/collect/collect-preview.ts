import { clientsFor, type Target } from "../../collect/clients.ts";
import { collectSnapshot } from "../../collect/collect-snapshot.ts";
import { readControlTree } from "../../landing-zone/live/read-live.ts";
import { coverageOf, type OrganizationSnapshot, type Snapshot } from "../../snapshot/index.ts";
import { catalogActions } from "../catalog-actions.ts";
import { affectedAccounts, afterChange, type ControlChange } from "../control-change.ts";
import { type PrincipalLosses, possibleLosses } from "../possible-losses.ts";
import { previewUses, type UsePreview } from "../preview-change.ts";
import type { UnreadRecord } from "../recorded-request.ts";
import { organizationSnapshot } from "./organization-snapshot.ts";
import { type CollectedRequests, collectRequests, requestsOf } from "./requests.ts";

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
  readonly gaps: readonly { readonly account: string; readonly reason: string }[];
  /** Absent: it was not asked for. */
  readonly possible?: readonly PrincipalLosses[];
}

const controlTypes = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"] as const;

/** Reads an organization and its trails, and says what a change of control policies would take. */
export async function collectPreview(
  change: ControlChange,
  { roleName, records, since, events, possible = false, ...target }: PreviewOptions,
): Promise<ChangePreview> {
  const tree = await readControlTree((await clientsFor(target)).organizations, controlTypes);
  if (tree === undefined) throw new Error("The account is in no organization.");
  const organization = organizationSnapshot(tree);
  const accounts = affectedAccounts(organization, change);
  const changed = afterChange(organization, change);
  const collected: CollectedRequests =
    records === undefined
      ? await collectRequests(target, accounts, { roleName, since, limit: events })
      : { ...(await requestsOf(records)), gaps: [] };
  const preview: ChangePreview = {
    change,
    organization,
    uses: previewUses(organization, change, collected.requests),
    unread: collected.unread,
    gaps: collected.gaps,
  };
  if (!possible) return preview;
  const snapshot = await collectSnapshot({
    ...target,
    roleName,
    inputs: ["organization", "authorization-details"],
  });
  return {
    ...preview,
    gaps: [...preview.gaps, ...uncollected(snapshot, accounts)],
    possible: possibleLosses(
      { ...snapshot, organization },
      changed,
      accounts,
      await catalogActions(),
    ),
  };
}

/** Accounts whose principals were not read. */
function uncollected(snapshot: Snapshot, accounts: readonly string[]): ChangePreview["gaps"] {
  return accounts.flatMap((account) => {
    const found = snapshot.accounts.find(({ id }) => id === account);
    const coverage = coverageOf(found?.coverage ?? {}, "authorization-details");
    return coverage.state === "complete" ? [] : [{ account, reason: coverage.reason }];
  });
}
