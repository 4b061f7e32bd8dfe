import {
  type AccountReader,
  type AccountWriter,
  memberAccounts,
  type OrganizationPolicyType,
  organizationalUnits,
  organizationRoots,
  type PolicyTarget,
} from "@ostiary/directory";
import { attachedByDefault } from "../../../organizations/full-access.ts";
import type { Entity } from "../entities.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** The ids of the policies of a type that something has; none where the type is not enabled. */
export const attachedOf = (
  { root, takesEveryType }: CallersOrganization,
  { policies }: PolicyTarget,
  type: OrganizationPolicyType,
): readonly string[] =>
  takesEveryType || root.policyTypes.includes(type)
    ? (policies[type] ?? attachedByDefault(type))
    : [];

/** Everything that somebody has attached a policy to, whatever else has it by default. */
export function targetsWith({ management }: CallersOrganization, policyId: string): Entity[] {
  const found = <K extends Entity["kind"], R>(kind: K, records: readonly R[]) =>
    records.map((record) => ({ kind, record }));
  return [
    ...found("root", management.find(organizationRoots, "policy", policyId)),
    ...found("unit", management.find(organizationalUnits, "policy", policyId)),
    ...found("account", management.find(memberAccounts, "policy", policyId)),
  ];
}

/** Everything that has a policy, in the order of the ids after a place. */
export function* targetsOf(
  own: CallersOrganization,
  policy: { readonly id: string; readonly type: OrganizationPolicyType },
  place: string | undefined,
): Iterable<Entity & { readonly id: string }> {
  for (const entity of everything(own.management, place)) {
    if (attachedOf(own, entity.record, policy.type).includes(policy.id)) {
      yield { ...entity, id: entity.record.id };
    }
  }
}

/** Digits come before letters, `o` before `r`: so accounts, units and the root are in the order of their ids. */
function* everything(management: AccountReader, place: string | undefined): Iterable<Entity> {
  for (const record of management.list(memberAccounts, place)) yield { kind: "account", record };
  for (const record of management.list(organizationalUnits, place)) yield { kind: "unit", record };
  for (const record of management.list(organizationRoots, place)) yield { kind: "root", record };
}

/** Gives something other policies of a type; undefined: those that it has by default. */
export function putAttached(
  management: AccountWriter,
  { kind, record }: Entity,
  type: OrganizationPolicyType,
  ids: readonly string[] | undefined,
): void {
  const { [type]: _, ...others } = record.policies;
  const policies = ids === undefined ? others : { ...others, [type]: ids };
  switch (kind) {
    case "root":
      management.put(organizationRoots, { ...record, policies });
      return;
    case "unit":
      management.put(organizationalUnits, { ...record, policies });
      return;
    case "account":
      management.put(memberAccounts, { ...record, policies });
  }
}
