import type { OrganizationSnapshot } from "../snapshot/index.ts";
import { affectedAccounts, afterChange, type ControlChange } from "./control-change.ts";
import { type ControlLayers, controlLayers } from "./control-layers.ts";
import { judge, type Verdict } from "./judge-request.ts";
import { keysElsewhere, organizationKeys } from "./organization-keys.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { Taker } from "./taker.ts";

/** An action that a principal used and would lose. */
export interface LostUse {
  readonly caller: string;
  readonly action: string;
  readonly count: number;
  readonly lastAt: string;
  /** An event that shows it, and what it was about. */
  readonly event: string;
  readonly resource: string;
  readonly takers: readonly Taker[];
}

/** Uses of which it can't be said whether they are lost. */
export interface UnjudgedUse {
  readonly caller: string;
  readonly action: string;
  readonly count: number;
  readonly lastAt: string;
  readonly event: string;
  readonly reason: string;
}

/** What a change would do to the uses in a record. */
export interface UsePreview {
  readonly accounts: readonly string[];
  readonly judged: number;
  readonly kept: number;
  readonly lost: readonly LostUse[];
  readonly unjudged: readonly UnjudgedUse[];
}

/** Replays recorded requests under the control policies of before and after a change. Throws ControlChangeError. */
export function previewUses(
  organization: OrganizationSnapshot,
  change: ControlChange,
  requests: Iterable<RecordedRequest>,
): UsePreview {
  const changed = afterChange(organization, change);
  const before = controlLayers(organization);
  const after = controlLayers(changed);
  const lost = new Map<string, LostUse>();
  const unjudged = new Map<string, UnjudgedUse>();
  const seen = new Set<string>();
  let kept = 0;
  let judged = 0;
  for (const recorded of requests) {
    // A call across accounts is in the trails of both.
    if (recorded.event !== "" && seen.has(recorded.event)) continue;
    seen.add(recorded.event);
    const account = "account" in recorded.principal ? recorded.principal.account : undefined;
    const sideOf = (tree: OrganizationSnapshot, layers: ControlLayers) => ({
      layers: layers.around(account, recorded.resourceAccount),
      keys: organizationKeys(tree, account, recorded.resourceAccount),
    });
    const now = sideOf(organization, before);
    const limited = new Map([...recorded.limited, ...keysElsewhere(recorded, now.keys)]);
    const verdict = judge({ ...recorded, limited }, now, sideOf(changed, after));
    const { caller, action, event } = recorded;
    const use = { caller, action, event, lastAt: recorded.at, count: 1 };
    const { supposed } = recorded;
    if (supposed !== undefined && verdict.verdict === "kept") continue;
    if (verdict.verdict === "not judged" || supposed !== undefined) {
      const reason = supposed?.reason ?? reasonOf(verdict);
      const shown = supposed?.as ?? action;
      const key = `${caller} ${shown} ${reason}`;
      unjudged.set(key, counted(unjudged.get(key), { ...use, action: shown, reason }));
      continue;
    }
    judged += 1;
    if (verdict.verdict === "kept") {
      kept += 1;
      continue;
    }
    const { takers, resource } = verdict;
    const key = `${caller} ${action}`;
    lost.set(key, counted(lost.get(key), { ...use, takers, resource }));
  }
  return {
    accounts: affectedAccounts(organization, change),
    judged,
    kept,
    lost: [...lost.values()],
    unjudged: [...unjudged.values()],
  };
}

const reasonOf = (verdict: Verdict): string => ("reason" in verdict ? verdict.reason : "");

/** One use more; the last of a kind is shown. */
const counted = <T extends { readonly count: number; readonly lastAt: string }>(
  known: T | undefined,
  use: T,
): T =>
  known === undefined
    ? use
    : { ...(known.lastAt < use.lastAt ? use : known), count: known.count + 1 };

/** Whether nothing that was used is lost, for all that the record tells. */
export const breaksNothing = ({ lost, unjudged }: UsePreview): boolean =>
  lost.length === 0 && unjudged.length === 0;
