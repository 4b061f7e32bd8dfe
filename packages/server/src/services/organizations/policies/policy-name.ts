import {
  type AccountReader,
  type OrganizationPolicyType,
  organizationPolicies,
  policyNameKey,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { awsManagedPolicies } from "../../../organizations/full-access.ts";

/** DuplicatePolicyException where a policy of the type has the name. */
export function requireFreePolicyName(
  management: AccountReader,
  type: OrganizationPolicyType,
  name: string,
): void {
  if (
    management.find(organizationPolicies, "name", policyNameKey(type, name)).length > 0 ||
    awsManagedPolicies.some((policy) => policy.type === type && policy.name === name)
  ) {
    throw serviceError("DuplicatePolicyException", "A policy with the same name already exists.");
  }
}
