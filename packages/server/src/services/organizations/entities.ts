import {
  type AccountReader,
  type MemberAccount,
  memberAccounts,
  type OrganizationalUnit,
  type OrganizationPolicy,
  type OrganizationRoot,
  organizationalUnits,
  organizationPolicies,
} from "@ostiary/directory";
import type { Target } from "../../operation.ts";
import { memberArn, organizationPolicyArn, rootArn, unitArn } from "../../organizations/arns.ts";
import { organizationPolicy } from "../../organizations/control-policies.ts";
import { awsManagedPolicy } from "../../organizations/full-access.ts";
import { invalidInput, notFound } from "./errors.ts";
import type { CallersOrganization } from "./organization-of.ts";

/** What policies are attached to, and accounts and units lie in. */
export type Entity =
  | { readonly kind: "root"; readonly record: OrganizationRoot }
  | { readonly kind: "unit"; readonly record: OrganizationalUnit }
  | { readonly kind: "account"; readonly record: MemberAccount };

type Own<A extends AccountReader = AccountReader> = CallersOrganization<A>;

/** The root, unit or account of that id. */
export function entityOf({ root, management }: Own, id: string): Entity | undefined {
  if (id === root.id) return { kind: "root", record: root };
  const unit = management.get(organizationalUnits, id);
  if (unit !== undefined) return { kind: "unit", record: unit };
  const member = management.get(memberAccounts, id);
  return member && { kind: "account", record: member };
}

export function requireUnit({ management }: Own, id: string): OrganizationalUnit {
  const unit = management.get(organizationalUnits, id);
  if (unit === undefined) throw notFound("OrganizationalUnit");
  return unit;
}

export function requireMember({ management }: Own, id: string): MemberAccount {
  const member = management.get(memberAccounts, id);
  if (member === undefined) throw notFound("Account");
  return member;
}

/** The root or unit of that id. */
export function requireParent(
  own: Own,
  id: string,
  what: "Parent" | "SourceParent" | "DestinationParent" = "Parent",
): Exclude<Entity, { readonly kind: "account" }> {
  const entity = entityOf(own, id);
  if (entity === undefined || entity.kind === "account") throw notFound(what);
  return entity;
}

export function requireTarget(own: Own, id: string): Entity {
  const entity = entityOf(own, id);
  if (entity === undefined) throw notFound("Target");
  return entity;
}

export function requireRoot({ root }: Own, id: string): OrganizationRoot {
  if (id !== root.id) throw notFound("Root");
  return root;
}

/** A policy of the organization, or one that AWS manages. */
export function requirePolicy({ management }: Own, id: string): OrganizationPolicy {
  const policy = organizationPolicy(management, id);
  if (policy === undefined) throw notFound("Policy");
  return policy;
}

/** A policy that may be changed: none of AWS's. */
export function requireOwnPolicy({ management }: Own, id: string): OrganizationPolicy {
  if (awsManagedPolicy(id) !== undefined) {
    throw invalidInput(
      "IMMUTABLE_POLICY",
      "You specified a policy that is managed by AWS and can't be modified.",
    );
  }
  const policy = management.get(organizationPolicies, id);
  if (policy === undefined) throw notFound("Policy");
  return policy;
}

/** The ARN of the root, a unit or an account, by the form of its id; it may be that there is none. */
export const entityArn = (own: Own, id: string): string =>
  id.startsWith("r-")
    ? rootArn(own, id)
    : id.startsWith("ou-")
      ? unitArn(own, id)
      : memberArn(own, id);

/** The root, a unit or an account as policies name it. */
export function entityTarget(own: Own, id: string): Target {
  const entity = entityOf(own, id);
  return { arn: entityArn(own, id), ...(entity !== undefined && { tags: entity.record.tags }) };
}

/** A policy as policies name it; one that is not there is any of that id. */
export function policyTarget(own: Own, id: string): Target {
  const policy = organizationPolicy(own.management, id);
  if (policy === undefined) {
    return {
      arn: `arn:${own.partition}:organizations::${own.managementAccountId}:policy/${own.organizationId}/*/${id}`,
    };
  }
  return { arn: organizationPolicyArn(own, policy), tags: policy.tags };
}

/** How deep something lies under the root, which is at 0. */
export function depthOf({ root, management }: Own, id: string): number {
  let depth = 0;
  for (let at = id; at !== root.id; depth += 1) {
    const unit = management.get(organizationalUnits, at);
    if (unit === undefined) throw notFound("Parent");
    at = unit.parentId;
  }
  return depth;
}
