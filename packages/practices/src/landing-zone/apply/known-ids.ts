import type { LiveOrganization } from "../live/live-organization.ts";
import { managementKey, rootKey, type TargetKey } from "../plan/desired.ts";
import { liveIndex } from "../plan/live-index.ts";
import type { PolicyKey } from "../plan/step.ts";

/** The ids of targets and policies, which grow as steps make them. */
export interface KnownIds {
  target(key: TargetKey): string;
  policy(key: PolicyKey): string;
  setTarget(key: TargetKey, id: string): void;
  setPolicy(key: PolicyKey, id: string): void;
}

/** AWS's own policies have the same ids in every organization. */
const awsManaged: Readonly<Record<string, string>> = {
  FullAWSAccess: "p-FullAWSAccess",
  RCPFullAWSAccess: "p-RCPFullAWSAccess",
};

const nameOf = ({ type, name }: PolicyKey): string => `${type} ${name}`;

/** The ids of what there is. */
export function knownIds(live: LiveOrganization | undefined): KnownIds {
  const targets = new Map<TargetKey, string>();
  const policies = new Map<string, string>();
  const { units, accounts } = liveIndex(live);
  if (live !== undefined) {
    targets.set(rootKey, live.root.id);
    targets.set(managementKey, live.managementAccount);
    for (const policy of live.policies) policies.set(nameOf(policy), policy.id);
  }
  for (const [key, { id }] of [...units, ...accounts]) targets.set(key, id);
  return {
    target(key) {
      const id = targets.get(key);
      if (id === undefined) throw new Error(`There is no ${key} yet.`);
      return id;
    },
    policy(key) {
      const own = Object.hasOwn(awsManaged, key.name) ? awsManaged[key.name] : undefined;
      const id = policies.get(nameOf(key)) ?? own;
      if (id === undefined) throw new Error(`There is no policy ${key.name} yet.`);
      return id;
    },
    setTarget: (key, id) => targets.set(key, id),
    setPolicy: (key, id) => policies.set(nameOf(key), id),
  };
}
