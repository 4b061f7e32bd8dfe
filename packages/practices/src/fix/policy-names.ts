import type { AccountSnapshot } from "../snapshot/index.ts";

/** Non-white characters of a managed policy ("IAM and AWS STS quotas"). */
export const managedPolicyQuota = 6_144;

/** How many characters of a document count. */
export const countedLength = (document: string): number => document.replace(/\s/gu, "").length;

/** Names for new policies and groups that are free, and differ from each other. */
export function freeNames(
  account: AccountSnapshot,
): (kind: "policy" | "group", wish: string) => string {
  const taken = {
    policy: new Set(account.policies.map(({ name }) => name.toLowerCase())),
    group: new Set(account.groups.map(({ name }) => name.toLowerCase())),
  };
  return (kind, wish) => {
    const base = wish.replace(/[^\w+=,.@-]/gu, "-").slice(0, 120);
    let name = base;
    for (let number = 2; taken[kind].has(name.toLowerCase()); number += 1)
      name = `${base}-${number}`;
    taken[kind].add(name.toLowerCase());
    return name;
  };
}
