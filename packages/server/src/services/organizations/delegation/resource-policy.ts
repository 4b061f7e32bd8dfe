import {
  type AccountReader,
  type OrganizationResourcePolicy,
  organizationResourcePolicies,
} from "@ostiary/directory";
import { resourcePolicyArn } from "../../../organizations/arns.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** The policy by which an organization delegates; it has one at the most. */
export function resourcePolicyOf(
  management: AccountReader,
): OrganizationResourcePolicy | undefined {
  const [policy] = management.list(organizationResourcePolicies);
  return policy;
}

export const resourcePolicyAnswer = (
  own: CallersOrganization,
  { id, content }: OrganizationResourcePolicy,
) => ({
  ResourcePolicySummary: { Id: id, Arn: resourcePolicyArn(own, id) },
  Content: content,
});
