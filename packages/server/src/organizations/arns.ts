import type { OrganizationPolicyType, Partition } from "@ostiary/directory";
import { awsManagedPolicy } from "./full-access.ts";

/** Where an organization lies, for the ARNs of what is in it. */
export interface OrganizationSpace {
  readonly partition: Partition;
  readonly managementAccountId: string;
  readonly organizationId: string;
}

const arnIn = (
  { partition, managementAccountId, organizationId }: OrganizationSpace,
  kind: string,
  id: string,
): string =>
  `arn:${partition}:organizations::${managementAccountId}:${kind}/${organizationId}${id === "" ? "" : `/${id}`}`;

/** ARNs of what an organization has ("Actions, resources, and condition keys for AWS Organizations"). */
export const organizationArn = (space: OrganizationSpace): string =>
  arnIn(space, "organization", "");
export const rootArn = (space: OrganizationSpace, id: string): string => arnIn(space, "root", id);
export const unitArn = (space: OrganizationSpace, id: string): string => arnIn(space, "ou", id);
export const memberArn = (space: OrganizationSpace, id: string): string =>
  arnIn(space, "account", id);
export const handshakeArn = (space: OrganizationSpace, action: string, id: string): string =>
  arnIn(space, "handshake", `${action.toLowerCase()}/${id}`);
export const resourcePolicyArn = (space: OrganizationSpace, id: string): string =>
  arnIn(space, "resourcepolicy", id);
export const transferArn = (
  space: OrganizationSpace,
  direction: "inbound" | "outbound",
  id: string,
): string => arnIn(space, "transfer", `billing/${direction}/${id}`);

/** The ARN of a policy; those that AWS manages are in no organization. */
export const organizationPolicyArn = (
  space: OrganizationSpace,
  { id, type }: { readonly id: string; readonly type: OrganizationPolicyType },
): string => {
  const kind = type.toLowerCase();
  return awsManagedPolicy(id) === undefined
    ? arnIn(space, "policy", `${kind}/${id}`)
    : `arn:${space.partition}:organizations::aws:policy/${kind}/${id}`;
};
