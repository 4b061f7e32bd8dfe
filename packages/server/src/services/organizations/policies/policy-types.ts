import type { OrganizationPolicyType } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { CallersOrganization } from "../organization-of.ts";

/** PolicyTypeNotEnabledException where the root doesn't have the type enabled. */
export function requireEnabled({ root }: CallersOrganization, type: OrganizationPolicyType): void {
  if (!root.policyTypes.includes(type)) {
    throw serviceError(
      "PolicyTypeNotEnabledException",
      "This operation can be performed only for enabled policy types.",
    );
  }
}
