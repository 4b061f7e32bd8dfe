import type { ControlPolicySnapshot, OrganizationSnapshot } from "../snapshot/index.ts";

export type ControlPolicyType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";

/** Something that changes which control policies bear on accounts. */
export type ControlChange =
  | {
      readonly kind: "attach";
      readonly policy: {
        /** Absent: a policy that is not made yet. */
        readonly id?: string;
        readonly name: string;
        readonly type: ControlPolicyType;
        readonly document: string;
      };
      /** A root, unit or account. */
      readonly target: string;
    }
  | { readonly kind: "move"; readonly account: string; readonly to: string };

/** The policy that allows everything, which each target has from the moment the type is enabled. */
const full: Readonly<
  Record<ControlPolicyType, { readonly id: string; readonly document: object }>
> = {
  SERVICE_CONTROL_POLICY: {
    id: "p-FullAWSAccess",
    document: { Effect: "Allow", Action: "*", Resource: "*" },
  },
  RESOURCE_CONTROL_POLICY: {
    id: "p-RCPFullAWSAccess",
    document: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
  },
};

/** The change can't be made: what it is about is not there. */
export class ControlChangeError extends Error {
  override readonly name = "ControlChangeError";
}

/** The organization as it is after a change. Throws ControlChangeError. */
export function afterChange(
  organization: OrganizationSnapshot,
  change: ControlChange,
): OrganizationSnapshot {
  if (change.kind === "move") return moved(organization, change.account, change.to);
  const { policy, target } = change;
  if (!isTarget(organization, target)) {
    throw new ControlChangeError(`The organization has no root, unit or account ${target}.`);
  }
  const enabled = withType(organization, policy.type);
  const id = policy.id ?? "new";
  const known = enabled.policies.find((other) => other.id === id);
  const attached: ControlPolicySnapshot =
    known === undefined
      ? { ...policy, id, awsManaged: false, targets: [target] }
      : { ...known, targets: [...new Set([...known.targets, target])] };
  return {
    ...enabled,
    policies: [...enabled.policies.filter((other) => other !== known), attached],
  };
}

function moved(
  organization: OrganizationSnapshot,
  account: string,
  to: string,
): OrganizationSnapshot {
  if (!organization.units.some(({ id }) => id === to)) {
    throw new ControlChangeError(`The organization has no root or unit ${to}.`);
  }
  if (!organization.accounts.some(({ id }) => id === account)) {
    throw new ControlChangeError(`The organization has no account ${account}.`);
  }
  return {
    ...organization,
    accounts: organization.accounts.map((member) =>
      member.id === account ? { ...member, parent: to } : member,
    ),
  };
}

const isTarget = ({ units, accounts }: OrganizationSnapshot, id: string): boolean =>
  [...units, ...accounts].some((target) => target.id === id);

/** The organization with a type of policies in use: everything is allowed at every target where nothing else is attached. */
function withType(
  organization: OrganizationSnapshot,
  type: ControlPolicyType,
): OrganizationSnapshot & { readonly policies: readonly ControlPolicySnapshot[] } {
  const policies = organization.policies ?? [];
  const types = organization.enabledPolicyTypes ?? [type];
  if (types.includes(type)) return { ...organization, policies };
  const { id, document } = full[type];
  const targets = [...organization.units, ...organization.accounts].map((target) => target.id);
  const allowing: ControlPolicySnapshot = {
    id,
    name: id.slice(2),
    type,
    awsManaged: true,
    document: JSON.stringify({ Version: "2012-10-17", Statement: [document] }),
    targets,
  };
  return {
    ...organization,
    enabledPolicyTypes: [...types, type],
    policies: [...policies.filter((policy) => policy.id !== id), allowing],
  };
}

/** The accounts on which a change bears: never the management account, which no control policy binds. */
export function affectedAccounts(
  organization: OrganizationSnapshot,
  change: ControlChange,
): readonly string[] {
  const members = organization.accounts.filter(({ id }) => id !== organization.managementAccount);
  if (change.kind === "move") {
    return members.flatMap(({ id }) => (id === change.account ? [id] : []));
  }
  const inside = new Set([change.target]);
  // Units come in any order, so that those below are found level by level.
  for (let size = 0; size < inside.size; ) {
    size = inside.size;
    for (const { id, parent } of organization.units) {
      if (parent !== undefined && inside.has(parent)) inside.add(id);
    }
  }
  return members
    .filter(({ id, parent }) => inside.has(id) || (parent !== undefined && inside.has(parent)))
    .map(({ id }) => id);
}
