import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { OrganizationPolicyType } from "./policy-target.ts";
import type { Tag } from "./tag.ts";

/** A policy of an organization that a customer made; its id begins with `p-`. What it is attached to names it. */
export interface OrganizationPolicy extends StoredRecord {
  readonly type: OrganizationPolicyType;
  readonly name: string;
  readonly description: string;
  /** As it was given, byte for byte. */
  readonly content: string;
  readonly createDate?: number;
  readonly tags: readonly Tag[];
}

/** Under which a policy is found by its name, which is unique in its type. */
export const policyNameKey = (type: OrganizationPolicyType, name: string): string =>
  `${type}/${name}`;

export const organizationPolicies = table<OrganizationPolicy>({
  kind: "organization-policy",
  indexes: {
    type: ({ type }) => [type],
    name: ({ type, name }) => [policyNameKey(type, name)],
  },
});

/** The policy by which an organization delegates its own operations to members: one record; its id begins with `rp-`. */
export interface OrganizationResourcePolicy extends StoredRecord {
  readonly content: string;
  readonly tags: readonly Tag[];
}

export const organizationResourcePolicies = table<OrganizationResourcePolicy>({
  kind: "organization-resource-policy",
  indexes: {},
});
