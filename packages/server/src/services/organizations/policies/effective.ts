import {
  type AccountReader,
  type MemberAccount,
  organizationalUnits,
  type PolicyTarget,
} from "@ostiary/directory";
import { type EffectivePolicy, effectivePolicy, type ManagementPolicyType } from "@ostiary/policy";
import { organizationPolicy } from "../../../organizations/control-policies.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { attachedOf } from "./attachments.ts";

/** What policies are attached to on the way from the root to an account, the account among them. */
function wayTo({ root, management }: CallersOrganization, member: MemberAccount): PolicyTarget[] {
  const way: PolicyTarget[] = [member];
  for (let at = member.parentId; at !== root.id; ) {
    const unit = management.get(organizationalUnits, at);
    if (unit === undefined) throw new Error(`The unit ${at} does not exist.`);
    way.unshift(unit);
    at = unit.parentId;
  }
  return [root, ...way];
}

/** The ids of the policies of a type at each level of the way to an account. */
const policyIdsOnWay = (
  own: CallersOrganization,
  member: MemberAccount,
  type: ManagementPolicyType,
): readonly (readonly string[])[] =>
  wayTo(own, member).map((target) => attachedOf(own, target, type));

const sourceOf = (management: AccountReader, id: string) => ({
  id,
  content: organizationPolicy(management, id)?.content ?? "{}",
});

interface Known {
  readonly revision: number;
  readonly policies: Map<string, EffectivePolicy | undefined>;
}

/** By management account: what policies come to, of one revision of it. */
const known = new WeakMap<AccountReader, Known>();

function knownOf(management: AccountReader): Known["policies"] {
  const present = known.get(management);
  if (present?.revision === management.revision) return present.policies;
  const policies: Known["policies"] = new Map();
  known.set(management, { revision: management.revision, policies });
  return policies;
}

/** What the policies of a type come to, given those at each level; undefined where there are none. The same policies are worked out once. */
function effectiveOf(
  { management }: CallersOrganization,
  type: ManagementPolicyType,
  levels: readonly (readonly string[])[],
): EffectivePolicy | undefined {
  const policies = knownOf(management);
  const key = JSON.stringify([type, levels]);
  if (policies.has(key)) return policies.get(key);
  const effective = effectivePolicy(
    type,
    levels.map((ids) => ids.map((id) => sourceOf(management, id))),
  );
  policies.set(key, effective);
  return effective;
}

/** The effective policy of an account. */
export const effectivePolicyOf = (
  own: CallersOrganization,
  member: MemberAccount,
  type: ManagementPolicyType,
): EffectivePolicy | undefined => effectiveOf(own, type, policyIdsOnWay(own, member, type));
