import {
  type Group,
  groups,
  instanceProfiles,
  type ManagedPolicy,
  managedPolicies,
  type PolicyHolder,
  parseArn,
  pathAndName,
  type Role,
  roles,
  type User,
  users,
} from "@ostiary/directory";
import type { AwsManagedPolicy } from "../../../managed-policies/load.ts";
import type { Scope } from "../../../operation.ts";
import { attachmentCount, boundaryUsageCount } from "../attachments.ts";
import {
  awsPolicy,
  listedRole,
  wholePolicy,
  wholeRole,
  wireGroup,
  wireInstanceProfile,
} from "../entity-answers.ts";
import { percentEncoded } from "../percent-encoding.ts";
import { wholeUser } from "../users/user-answer.ts";

type Part =
  | { readonly kind: "User"; readonly user: User }
  | { readonly kind: "Group"; readonly group: Group }
  | { readonly kind: "Role"; readonly role: Role }
  | { readonly kind: "LocalManagedPolicy"; readonly policy: ManagedPolicy }
  | { readonly kind: "AWSManagedPolicy"; readonly policy: AwsManagedPolicy };

export const order = ["User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy"] as const;

export const nameOf = (part: Part): string => {
  switch (part.kind) {
    case "User":
      return part.user.userName;
    case "Group":
      return part.group.groupName;
    case "Role":
      return part.role.roleName;
    case "LocalManagedPolicy":
    case "AWSManagedPolicy":
      return part.policy.policyName;
  }
};

export const keyOf = (part: Part): string =>
  `${order.indexOf(part.kind)}${nameOf(part).toLowerCase()}`;

/** Policies that AWS manages appear where something in the account uses them. */
const inUse = ({ account }: Scope, { arn }: AwsManagedPolicy): boolean =>
  attachmentCount(account, arn) > 0 || boundaryUsageCount(account, arn) > 0;

function* partsOf(scope: Scope, kind: Part["kind"], after: string | undefined): Iterable<Part> {
  const { account } = scope;
  switch (kind) {
    case "User":
      for (const user of account.list(users, after)) yield { kind, user };
      return;
    case "Group":
      for (const group of account.list(groups, after)) yield { kind, group };
      return;
    case "Role":
      for (const role of account.list(roles, after)) yield { kind, role };
      return;
    case "LocalManagedPolicy":
      for (const policy of account.list(managedPolicies, after)) yield { kind, policy };
      return;
    case "AWSManagedPolicy":
      for (const policy of scope.awsManaged.list(after))
        if (inUse(scope, policy)) yield { kind, policy };
  }
}

export function* partsAfter(scope: Scope, filter: readonly string[], after: string | undefined) {
  const reached = after === undefined ? 0 : Number(after.slice(0, 1));
  for (const [place, kind] of order.entries()) {
    if (place < reached || (filter.length > 0 && !filter.includes(kind))) continue;
    yield* partsOf(scope, kind, place === reached ? after?.slice(1) : undefined);
  }
}

export const inline = (holder: PolicyHolder) =>
  holder.inlinePolicies.map(({ name, document }) => ({
    PolicyName: name,
    PolicyDocument: percentEncoded(document),
  }));

export const attached = (holder: PolicyHolder) =>
  holder.attachedPolicies.map((arn) => ({
    PolicyName: pathAndName(parseArn(arn)?.resource ?? "").name,
    PolicyArn: arn,
  }));

export const userDetail = (scope: Scope, user: User) => ({
  ...wholeUser(scope, user),
  UserPolicyList: inline(user),
  GroupList: user.groups.map((id) => scope.account.get(groups, id)?.groupName ?? id),
  AttachedManagedPolicies: attached(user),
});

export const groupDetail = (scope: Scope, group: Group) => ({
  ...wireGroup(scope, group),
  GroupPolicyList: inline(group),
  AttachedManagedPolicies: attached(group),
});

export function roleDetail(scope: Scope, role: Role) {
  const {
    Description: _,
    MaxSessionDuration: __,
    ...listed
  } = { Description: undefined, ...listedRole(scope, role) };
  const { RoleLastUsed, ...whole } = wholeRole(scope, role);
  const profiles = scope.account.find(instanceProfiles, "role", role.id);
  return {
    ...listed,
    ...("PermissionsBoundary" in whole && { PermissionsBoundary: whole.PermissionsBoundary }),
    ...("Tags" in whole && { Tags: whole.Tags }),
    RoleLastUsed,
    InstanceProfileList: profiles.map((profile) => wireInstanceProfile(scope, profile)),
    RolePolicyList: inline(role),
    AttachedManagedPolicies: attached(role),
  };
}

export function localPolicyDetail(scope: Scope, policy: ManagedPolicy) {
  const { Tags: _, ...shown } = wholePolicy(scope, policy);
  return {
    ...shown,
    PolicyVersionList: [...policy.versions].reverse().map((version) => ({
      Document: percentEncoded(version.document),
      VersionId: version.versionId,
      IsDefaultVersion: version.versionId === policy.defaultVersionId,
      CreateDate: new Date(version.createDate),
    })),
  };
}

export const awsPolicyDetail = (scope: Scope, policy: AwsManagedPolicy) => ({
  ...awsPolicy(scope, policy),
  PolicyVersionList: [
    {
      Document: percentEncoded(scope.awsManaged.document(policy.arn) ?? ""),
      VersionId: policy.defaultVersionId,
      IsDefaultVersion: true,
      CreateDate: new Date(policy.updateDate),
    },
  ],
});
