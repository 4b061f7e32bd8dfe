import {
  type Group,
  type InstanceProfile,
  type ManagedPolicy,
  type Role,
  roles,
  users,
} from "@ostiary/directory";
import type { AwsManagedPolicy } from "../../managed-policies/load.ts";
import type { Scope } from "../../operation.ts";
import { attachmentCount, boundaryUsageCount } from "./attachments.ts";
import { percentEncoded } from "./percent-encoding.ts";
import { shownTrustPolicy } from "./roles/trust-policy.ts";
import { givenTags, wireTags } from "./tags.ts";
import { givenBoundary } from "./users/user-answer.ts";

/** A group as every answer shows it. */
export const wireGroup = (scope: Scope, group: Group) => ({
  Path: group.path,
  GroupName: group.groupName,
  GroupId: group.id,
  Arn: scope.arn.iam(scope.account.accountId, "group", group.path, group.groupName),
  CreateDate: new Date(group.createDate),
});

/** A role as it is shown where it is made, and inside an instance profile: what lists show, less description and duration. */
export const briefRole = (scope: Scope, role: Role) => ({
  Path: role.path,
  RoleName: role.roleName,
  RoleId: role.id,
  Arn: scope.arn.iam(scope.account.accountId, "role", role.path, role.roleName),
  CreateDate: new Date(role.createDate),
  AssumeRolePolicyDocument: percentEncoded(shownTrustPolicy(scope, role)),
});

/** A role as lists show it: without tags, boundary and last use. */
export const listedRole = (scope: Scope, role: Role) => ({
  ...briefRole(scope, role),
  ...(role.description !== undefined && { Description: role.description }),
  MaxSessionDuration: role.maxSessionDuration,
});

/** A role in full, as GetRole shows it. */
export function wholeRole(scope: Scope, role: Role) {
  const use = scope.server.uses.role(scope.account, role.id);
  return {
    ...listedRole(scope, role),
    ...givenBoundary(role),
    ...givenTags(role.tags),
    RoleLastUsed:
      use === undefined ? {} : { LastUsedDate: new Date(use.lastUsed), Region: use.region },
  };
}

/** An instance profile with its role, as lists show it. */
export function wireInstanceProfile(scope: Scope, profile: InstanceProfile) {
  const role = profile.roleId === undefined ? undefined : scope.account.get(roles, profile.roleId);
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.id,
    Arn: scope.arn.iam(
      scope.account.accountId,
      "instance-profile",
      profile.path,
      profile.instanceProfileName,
    ),
    CreateDate: new Date(profile.createDate),
    Roles: role === undefined ? [] : [briefRole(scope, role)],
  };
}

/** A customer managed policy as lists show it: without description and tags. */
export function listedPolicy(scope: Scope, policy: ManagedPolicy) {
  const arn = scope.arn.iam(scope.account.accountId, "policy", policy.path, policy.policyName);
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: attachmentCount(scope.account, arn),
    PermissionsBoundaryUsageCount: boundaryUsageCount(scope.account, arn),
    IsAttachable: true,
    CreateDate: new Date(policy.createDate),
    UpdateDate: new Date(policy.updateDate),
  };
}

/** A customer managed policy in full, as GetPolicy shows it. */
export const wholePolicy = (scope: Scope, policy: ManagedPolicy) => ({
  ...listedPolicy(scope, policy),
  ...(policy.description !== undefined && { Description: policy.description }),
  Tags: wireTags(policy.tags),
});

/** A policy that AWS manages, as the account sees it. */
export const awsPolicy = (scope: Scope, policy: AwsManagedPolicy) => ({
  PolicyName: policy.policyName,
  PolicyId: policy.policyId,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersionId,
  AttachmentCount: attachmentCount(scope.account, policy.arn),
  PermissionsBoundaryUsageCount: boundaryUsageCount(scope.account, policy.arn),
  IsAttachable: true,
  CreateDate: new Date(policy.createDate),
  UpdateDate: new Date(policy.updateDate),
});

/** The instance profiles that hold a role, and the users in a group, come from indexes. */
export const usersOfGroup = (scope: Scope, group: Group) =>
  scope.account.find(users, "group", group.id);
