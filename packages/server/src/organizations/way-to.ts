import {
  type AccountReader,
  type MemberAccount,
  type OrganizationRoot,
  organizationalUnits,
  type PolicyTarget,
} from "@ostiary/directory";

/** What policies are attached to on the way from the root to an account, the account among them. */
export function wayTo(
  management: AccountReader,
  root: OrganizationRoot,
  member: MemberAccount,
): readonly PolicyTarget[] {
  const way: PolicyTarget[] = [member];
  for (let at = member.parentId; at !== root.id; ) {
    const unit = management.get(organizationalUnits, at);
    if (unit === undefined) throw new Error(`The unit ${at} does not exist.`);
    way.unshift(unit);
    at = unit.parentId;
  }
  return [root, ...way];
}
