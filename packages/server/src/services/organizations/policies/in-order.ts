import type { OrganizationPolicy } from "@ostiary/directory";
import { awsManagedPolicy } from "../../../organizations/full-access.ts";

/** A policy with its place in a list. */
export interface PlacedPolicy {
  readonly id: string;
  readonly policy: OrganizationPolicy;
}

/** Policies in the order in which lists have them: those that AWS manages come first. */
export const inOrder = (policies: readonly OrganizationPolicy[]): readonly PlacedPolicy[] =>
  policies
    .map((policy) => ({
      id: `${awsManagedPolicy(policy.id) === undefined ? 1 : 0}/${policy.id}`,
      policy,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
