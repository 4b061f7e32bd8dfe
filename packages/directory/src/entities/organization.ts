import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import {
  type OrganizationPolicyType,
  type PolicyTarget,
  policiesOfTarget,
} from "./policy-target.ts";

/**
 * An organization: one record, in the space of its management account, where its root, units, members and policies lie too. Its id
 * begins with `o-`.
 */
export interface Organization extends StoredRecord {
  readonly featureSet: "ALL" | "CONSOLIDATED_BILLING";
  readonly rootId: string;
  readonly createDate: number;
}

export const organizations = table<Organization>({ kind: "organization", indexes: {} });

/** The root of an organization's tree; its id begins with `r-`. */
export interface OrganizationRoot extends StoredRecord, PolicyTarget {
  readonly name: string;
  /** The types of policies that are enabled, in the order in which they were. */
  readonly policyTypes: readonly OrganizationPolicyType[];
}

export const organizationRoots = table<OrganizationRoot>({
  kind: "organization-root",
  indexes: { policy: policiesOfTarget },
});
