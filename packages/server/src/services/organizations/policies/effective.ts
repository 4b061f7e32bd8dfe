import type { AccountReader, MemberAccount } from "@ostiary/directory";
import { type EffectivePolicy, effectivePolicy, type ManagementPolicyType } from "@ostiary/policy";
import { organizationPolicy } from "../../../organizations/control-policies.ts";
import { wayTo } from "../../../organizations/way-to.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { attachedOf } from "./attachments.ts";

/** The ids of the policies of a type at each level of the way to an account. */
export const policyIdsOnWay = (
  own: CallersOrganization,
  member: MemberAccount,
  type: ManagementPolicyType,
): readonly (readonly string[])[] =>
  wayTo(own.management, own.root, member).map((target) => attachedOf(own, target, type));

const sourceOf = (management: AccountReader, id: string) => ({
  id,
  content: organizationPolicy(management, id)?.content ?? "{}",
});

/** What the policies of a type come to, given those at each level; undefined where there are none. */
export const effectiveOf = (
  { management }: CallersOrganization,
  type: ManagementPolicyType,
  levels: readonly (readonly string[])[],
): EffectivePolicy | undefined =>
  effectivePolicy(
    type,
    levels.map((ids) => ids.map((id) => sourceOf(management, id))),
  );

/** The effective policy of an account. */
export const effectivePolicyOf = (
  own: CallersOrganization,
  member: MemberAccount,
  type: ManagementPolicyType,
): EffectivePolicy | undefined => effectiveOf(own, type, policyIdsOnWay(own, member, type));
