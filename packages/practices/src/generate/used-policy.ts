import type { ActionUse, ActivitySnapshot } from "../snapshot/index.ts";

/** A statement of a generated policy. */
interface GeneratedStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** How resources are generalised, each rule by its name. */
export const generalisations = {
  /** Each resource as it was used. */
  exact: (arn: string) => arn,
  /** Objects of a bucket, streams of a log group, items below a path: everything below the same parent. */
  parent: (arn: string) => {
    const cut = Math.max(arn.lastIndexOf("/"), -1);
    return cut > arn.split(":").slice(0, 5).join(":").length ? `${arn.slice(0, cut)}/*` : arn;
  },
  /** Every resource of the kind in the account and region. */
  kind: (arn: string) => {
    const [arnWord, partition, service, region, account, ...rest] = arn.split(":");
    const resource = rest.join(":");
    const type = /^([a-z-]+)[/:]/u.exec(resource)?.[0] ?? "";
    return [arnWord, partition, service, region, account, `${type}*`].join(":");
  },
} as const satisfies Record<string, (arn: string) => string>;

export type Generalisation = keyof typeof generalisations;

/** A policy of what was used, and what it could not name. */
export interface UsedPolicy {
  readonly policy: {
    readonly Version: "2012-10-17";
    readonly Statement: readonly GeneratedStatement[];
  };
  /** Actions whose resources the records do not tell: they are granted on everything. */
  readonly onEverything: readonly string[];
  readonly window: { readonly from: string; readonly to: string };
}

/**
 * Writes a policy of what a principal did: a statement for each service and set of resources. Fewer than `most` resources are named, after the rule
 * that generalises them; where there are more, the next wider rule is taken.
 */
export function usedPolicy(
  activity: ActivitySnapshot,
  principal: string,
  generalisation: Generalisation = "exact",
  most = 20,
): UsedPolicy | undefined {
  const used = activity.principals.find(({ arn }) => arn === principal)?.actions ?? [];
  if (used.length === 0) return undefined;
  const onEverything: string[] = [];
  const grouped = Map.groupBy(used, (use) => {
    const resources = resourcesOf(use, generalisation, most);
    if (resources === undefined) onEverything.push(use.action);
    return `${use.action.split(":")[0]}\n${(resources ?? ["*"]).join("\n")}`;
  });
  const statements = [...grouped]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, uses], index) => {
      const [service = "", ...resources] = key.split("\n");
      return {
        Sid: `${service.replace(/[^A-Za-z0-9]/gu, "")}${index + 1}`,
        Effect: "Allow" as const,
        Action: [...new Set(uses.map(({ action }) => action))].toSorted(),
        Resource: resources,
      };
    });
  return {
    policy: { Version: "2012-10-17", Statement: statements },
    onEverything: onEverything.toSorted(),
    window: { from: activity.from, to: activity.to },
  };
}

const wider: readonly Generalisation[] = ["exact", "parent", "kind"];

function resourcesOf(
  { resources, moreResources }: ActionUse,
  generalisation: Generalisation,
  most: number,
): readonly string[] | undefined {
  if (resources.length === 0) return undefined;
  for (const rule of wider.slice(wider.indexOf(generalisation))) {
    // What was counted and not named is below no parent that is known for certain.
    if (moreResources && rule !== "kind") continue;
    const general = [...new Set(resources.map(generalisations[rule]))].toSorted();
    if (general.length <= most) return general;
  }
  return undefined;
}
