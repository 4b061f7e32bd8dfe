import type { AttachedPolicy } from "@ostiary/policy";
import type { OrganizationSnapshot } from "../snapshot/index.ts";
import { type ReadPolicy, readPolicy } from "./read-policy.ts";

/** The control policies that bear on an account, by level from the root of the organization to the account. */
export interface ControlLevels {
  readonly serviceControl: readonly (readonly AttachedPolicy[])[] | undefined;
  readonly resourceControl: readonly (readonly AttachedPolicy[])[] | undefined;
  readonly policies: readonly ReadPolicy[];
}

const none: ControlLevels = { serviceControl: undefined, resourceControl: undefined, policies: [] };

/** The ids of an account's root, units and the account itself, from the top; undefined where the tree doesn't lead there. */
export function pathTo(
  organization: OrganizationSnapshot,
  accountId: string,
): readonly string[] | undefined {
  const units = new Map(organization.units.map((unit) => [unit.id, unit]));
  const path = [accountId];
  let above = organization.accounts.find(({ id }) => id === accountId)?.parent;
  while (above !== undefined) {
    const unit = units.get(above);
    if (unit === undefined || path.includes(above)) return undefined;
    path.unshift(above);
    above = unit.parent;
  }
  return path.length > 1 ? path : undefined;
}

const kinds = {
  SERVICE_CONTROL_POLICY: "serviceControl",
  RESOURCE_CONTROL_POLICY: "resourceControl",
} as const;

/**
 * The levels of an account ("SCP evaluation"): none for the management account, where the organization's policies are not known, or where
 * the type is not in use.
 */
export function controlLevels(
  organization: OrganizationSnapshot | undefined,
  accountId: string,
): ControlLevels {
  if (organization?.policies === undefined || organization.managementAccount === accountId)
    return none;
  const path = pathTo(organization, accountId);
  if (path === undefined) return none;
  const read = new Map<string, ReadPolicy>();
  const levels = (type: keyof typeof kinds) => {
    const used = organization.policies?.filter((policy) => policy.type === type) ?? [];
    if (organization.enabledPolicyTypes?.includes(type) === false || used.length === 0)
      return undefined;
    return path.map((target) =>
      used
        .filter(({ targets }) => targets.includes(target))
        .map(({ id, name, document }) => {
          const known =
            read.get(id) ?? readPolicy({ kind: kinds[type], holder: id, name, document }, "none");
          read.set(id, known);
          return known.attached;
        }),
    );
  };
  const serviceControl = levels("SERVICE_CONTROL_POLICY");
  const resourceControl = levels("RESOURCE_CONTROL_POLICY");
  return { serviceControl, resourceControl, policies: [...read.values()] };
}
