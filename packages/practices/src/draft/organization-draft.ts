import type { DescribedOrganization } from "../answers/index.ts";
import type {
  ControlPolicySnapshot,
  Coverage,
  DelegatedAdministratorSnapshot,
  IdentityCenterSnapshot,
  Input,
  MemberSnapshot,
  OrganizationSnapshot,
  UnitSnapshot,
} from "../snapshot/index.ts";
import { finishCoverage, inOrder } from "./in-order.ts";

/** An organization while it is gathered. */
export interface OrganizationDraft {
  /** Absent: there is none, or nothing says which. */
  described?: DescribedOrganization | undefined;
  readonly coverage: Map<Input, Coverage>;
  /** By id. */
  readonly units: Map<string, UnitSnapshot>;
  readonly accounts: Map<string, MemberSnapshot>;
  readonly policies: Map<string, ControlPolicySnapshot>;
  /** The policies were asked for: none were found where there are none. */
  policiesKnown: boolean;
  /** The policies of which it is known to what they are attached. */
  readonly targetsKnown: Set<string>;
  enabledPolicyTypes?: readonly string[];
  delegatedAdministrators?: readonly DelegatedAdministratorSnapshot[];
  trustedServices?: readonly string[];
  rootFeatures?: readonly string[];
  identityCenter?: IdentityCenterSnapshot;
}

export const newOrganizationDraft = (): OrganizationDraft => ({
  coverage: new Map(),
  units: new Map(),
  accounts: new Map(),
  policies: new Map(),
  policiesKnown: false,
  targetsKnown: new Set(),
});

const texts = (items: readonly string[]): readonly string[] => inOrder(items, (item) => item);

const finishIdentityCenter = (center: IdentityCenterSnapshot): IdentityCenterSnapshot => ({
  ...center,
  permissionSets: inOrder(center.permissionSets, ({ arn }) => arn),
  assignments: inOrder(center.assignments, ({ account, permissionSet, principalId }) =>
    [account, permissionSet, principalId].join("\n"),
  ),
  ...(center.users !== undefined && { users: inOrder(center.users, ({ id }) => id) }),
  ...(center.groups !== undefined && {
    groups: inOrder(center.groups, ({ id }) => id).map((group) => ({
      ...group,
      members: texts(group.members),
    })),
  }),
});

/** The snapshot of an organization of which everything was gathered; undefined where there is none. */
export function finishOrganization(draft: OrganizationDraft): OrganizationSnapshot | undefined {
  const { described, enabledPolicyTypes, trustedServices, rootFeatures } = draft;
  if (described === undefined) return undefined;
  const policies = inOrder(draft.policies.values(), ({ id }) => id);
  const administrators = draft.delegatedAdministrators;
  return {
    ...described,
    coverage: finishCoverage(draft.coverage),
    units: inOrder(draft.units.values(), ({ id }) => id),
    accounts: inOrder(draft.accounts.values(), ({ id }) => id),
    ...(draft.policiesKnown && {
      policies: policies.map((policy) => ({ ...policy, targets: texts(policy.targets) })),
    }),
    ...(enabledPolicyTypes !== undefined && { enabledPolicyTypes: texts(enabledPolicyTypes) }),
    ...(administrators !== undefined && {
      delegatedAdministrators: inOrder(administrators, ({ account }) => account).map((one) => ({
        ...one,
        services: texts(one.services),
      })),
    }),
    ...(trustedServices !== undefined && { trustedServices: texts(trustedServices) }),
    ...(rootFeatures !== undefined && { rootFeatures: texts(rootFeatures) }),
    ...(draft.identityCenter !== undefined && {
      identityCenter: finishIdentityCenter(draft.identityCenter),
    }),
  };
}
