import type {
  LiveAccount,
  LiveOrganization,
  LivePolicy,
  LiveUnit,
} from "../live/live-organization.ts";
import { managementKey, rootKey, type TargetKey, unitKey } from "./desired.ts";

/** An organization as it stands, by the keys that files use. */
export interface LiveIndex {
  readonly units: ReadonlyMap<TargetKey, LiveUnit>;
  readonly accounts: ReadonlyMap<TargetKey, LiveAccount>;
  /** The key of a root, unit or account by its id. */
  readonly keys: ReadonlyMap<string, TargetKey>;
  policy(type: string, name: string): LivePolicy | undefined;
  /** The policies at a target, AWS's own too, in the order in which they are listed. */
  at(id: string): readonly LivePolicy[];
}

/** Indexes an organization; accounts that are being closed count as not there. */
export function liveIndex(live: LiveOrganization | undefined): LiveIndex {
  const keys = new Map<string, TargetKey>();
  const units = new Map<TargetKey, LiveUnit>();
  const accounts = new Map<TargetKey, LiveAccount>();
  if (live !== undefined) {
    keys.set(live.root.id, rootKey);
    for (const unit of live.units) {
      const key = unitKey(keys.get(unit.parent) ?? rootKey, unit.name);
      keys.set(unit.id, key);
      units.set(key, unit);
    }
    for (const account of live.accounts.filter(({ status }) => status === "ACTIVE")) {
      const isManagement = account.id === live.managementAccount;
      const key = isManagement ? managementKey : account.email.toLowerCase();
      keys.set(account.id, key);
      accounts.set(key, account);
    }
  }
  const policies = live?.policies ?? [];
  return {
    units,
    accounts,
    keys,
    policy: (type, name) => policies.find((one) => one.type === type && one.name === name),
    at: (id) => policies.filter(({ targets }) => targets.includes(id)),
  };
}
