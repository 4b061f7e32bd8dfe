import {
  groups,
  type ManagedPolicy,
  managedPolicies,
  type PolicyVersion,
  roles,
  uniqueId,
  users,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation, type Scope } from "../../operation.ts";
import { attachmentCount, boundaryUsageCount } from "./attachments.ts";
import { awsPolicy, listedPolicy, wholePolicy } from "./entity-answers.ts";
import { noSuchEntity, requirePolicy } from "./find-entity.ts";
import { page, pageOfList } from "./pagination.ts";
import { percentEncoded } from "./percent-encoding.ts";
import { countedSize, requirePolicyDocument } from "./policy-document.ts";
import { requireBelowQuota } from "./quota.ts";
import { removedTagKeys, requestTags, wireTags, withoutTags, withTags } from "./tags.ts";
import { policyTarget } from "./targets.ts";

function requireDocument(document: string, scope: Scope): void {
  requirePolicyDocument(document, "identity");
  const quota = scope.quotas.PolicySizeQuota;
  if (countedSize(document) > quota) {
    throw serviceError("LimitExceeded", `Cannot exceed quota for PolicySize: ${quota}`);
  }
}

/** A policy that AWS manages can be read and attached, and nothing else. */
function requireCustomerManaged(scope: Scope, arn: string): ManagedPolicy {
  if (scope.awsManaged.has(arn)) {
    throw serviceError("AccessDenied", `Policies that AWS manages cannot be changed: ${arn}`);
  }
  return requirePolicy(scope.account, arn);
}

const createPolicy = operation("iam", "CreatePolicy", {
  access: "write",
  resource: ({ Path, PolicyName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "policy", Path ?? "/", PolicyName),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Path, PolicyName, Tags }, { account, arn }) =>
    Tags === undefined || Tags.length === 0
      ? []
      : [
          {
            action: "iam:TagPolicy",
            target: { arn: arn.iam(account.accountId, "policy", Path ?? "/", PolicyName) },
            context: requestTags(Tags),
          },
        ],
  run({ Path, PolicyName, PolicyDocument, Description, Tags }, scope) {
    const { account, quotas, now } = scope;
    requireDocument(PolicyDocument, scope);
    if (account.named(managedPolicies, PolicyName) !== undefined) {
      throw serviceError(
        "EntityAlreadyExists",
        `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    requireBelowQuota(
      account.count(managedPolicies),
      quotas,
      "PoliciesQuota",
      "PoliciesPerAccount",
    );
    const policy: ManagedPolicy = {
      id: uniqueId("ANPA"),
      policyName: PolicyName,
      path: Path ?? "/",
      createDate: now,
      updateDate: now,
      defaultVersionId: "v1",
      nextVersion: 2,
      versions: [{ versionId: "v1", document: PolicyDocument, createDate: now }],
      tags: withTags([], Tags, quotas.TagsPerResourceQuota),
      ...(Description !== undefined && { description: Description }),
    };
    account.put(managedPolicies, policy);
    const { Tags: tags, ...created } = wholePolicy(scope, policy);
    return { Policy: { ...created, ...(tags !== undefined && { Tags: tags }) } };
  },
});

const getPolicy = operation("iam", "GetPolicy", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) return { Policy: awsPolicy(scope, aws) };
    return { Policy: wholePolicy(scope, requirePolicy(scope.account, PolicyArn)) };
  },
});

/** Customer managed policies first, then AWS's; each in the order of names. The key says which part of the list it is in. */
function* policiesAfter(scope: Scope, wanted: string, after: string | undefined) {
  const part = after?.slice(0, 1);
  const name = after?.slice(1);
  if (wanted !== "AWS" && part !== "2") {
    for (const policy of scope.account.list(managedPolicies, part === "1" ? name : undefined)) {
      yield {
        key: `1${policy.policyName.toLowerCase()}`,
        path: policy.path,
        shown: listedPolicy(scope, policy),
      };
    }
  }
  if (wanted === "Local") return;
  for (const policy of scope.awsManaged.list(part === "2" ? name : undefined)) {
    yield {
      key: `2${policy.policyName.toLowerCase()}`,
      path: policy.path,
      shown: awsPolicy(scope, policy),
    };
  }
}

const listPolicies = operation("iam", "ListPolicies", {
  access: "read",
  run(
    { Scope: wanted = "All", OnlyAttached, PathPrefix = "/", PolicyUsageFilter, ...request },
    scope,
  ) {
    const matching = function* (after: string | undefined) {
      for (const policy of policiesAfter(scope, wanted, after)) {
        const { AttachmentCount, PermissionsBoundaryUsageCount } = policy.shown;
        const asBoundary = PolicyUsageFilter === "PermissionsBoundary";
        const used = asBoundary ? PermissionsBoundaryUsageCount : AttachmentCount;
        if (!policy.path.startsWith(PathPrefix)) continue;
        if ((OnlyAttached === true || asBoundary) && used === 0) continue;
        yield policy;
      }
    };
    const { items, end } = page(request, matching, ({ key }) => key);
    return { Policies: items.map(({ shown }) => shown), ...end };
  },
});

const deletePolicy = operation("iam", "DeletePolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn }, scope) {
    const { account } = scope;
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (attachmentCount(account, PolicyArn) > 0 || boundaryUsageCount(account, PolicyArn) > 0) {
      throw serviceError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    if (policy.versions.length > 1) {
      throw serviceError(
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    account.delete(managedPolicies, policy.id);
    return {};
  },
});

const versionAnswer = (policy: ManagedPolicy, version: PolicyVersion) => ({
  VersionId: version.versionId,
  IsDefaultVersion: version.versionId === policy.defaultVersionId,
  CreateDate: new Date(version.createDate),
});

const missingVersion = (arn: string, versionId: string) =>
  noSuchEntity(`Policy ${arn} version ${versionId} does not exist or is not attachable.`);

const createPolicyVersion = operation("iam", "CreatePolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, PolicyDocument, SetAsDefault }, scope) {
    requireDocument(PolicyDocument, scope);
    const policy = requireCustomerManaged(scope, PolicyArn);
    const { VersionsPerPolicyQuota } = scope.quotas;
    if (policy.versions.length >= VersionsPerPolicyQuota) {
      throw serviceError(
        "LimitExceeded",
        `A managed policy can have up to ${VersionsPerPolicyQuota} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    const version = {
      versionId: `v${policy.nextVersion}`,
      document: PolicyDocument,
      createDate: scope.now,
    };
    const updated: ManagedPolicy = {
      ...policy,
      nextVersion: policy.nextVersion + 1,
      versions: [...policy.versions, version],
      updateDate: scope.now,
      defaultVersionId: SetAsDefault === true ? version.versionId : policy.defaultVersionId,
    };
    scope.account.put(managedPolicies, updated);
    return { PolicyVersion: versionAnswer(updated, version) };
  },
});

const getPolicyVersion = operation("iam", "GetPolicyVersion", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) {
      if (VersionId !== aws.defaultVersionId) throw missingVersion(PolicyArn, VersionId);
      return {
        PolicyVersion: {
          Document: percentEncoded(scope.awsManaged.document(PolicyArn) ?? ""),
          VersionId,
          IsDefaultVersion: true,
          CreateDate: new Date(aws.updateDate),
        },
      };
    }
    const policy = requirePolicy(scope.account, PolicyArn);
    const version = policy.versions.find(({ versionId }) => versionId === VersionId);
    if (version === undefined) throw missingVersion(PolicyArn, VersionId);
    return {
      PolicyVersion: {
        Document: percentEncoded(version.document),
        ...versionAnswer(policy, version),
      },
    };
  },
});

const listPolicyVersions = operation("iam", "ListPolicyVersions", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, ...request }, scope) {
    const aws = scope.awsManaged.get(PolicyArn);
    if (aws !== undefined) {
      const only = {
        VersionId: aws.defaultVersionId,
        IsDefaultVersion: true,
        CreateDate: new Date(aws.updateDate),
      };
      return { Versions: [only], IsTruncated: false };
    }
    const policy = requirePolicy(scope.account, PolicyArn);
    const { items, end } = pageOfList(request, [...policy.versions].reverse());
    return { Versions: items.map((version) => versionAnswer(policy, version)), ...end };
  },
});

const setDefaultPolicyVersion = operation("iam", "SetDefaultPolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (!policy.versions.some(({ versionId }) => versionId === VersionId)) {
      throw missingVersion(PolicyArn, VersionId);
    }
    scope.account.put(managedPolicies, {
      ...policy,
      defaultVersionId: VersionId,
      updateDate: scope.now,
    });
    return {};
  },
});

const deletePolicyVersion = operation("iam", "DeletePolicyVersion", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, VersionId }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    if (VersionId === policy.defaultVersionId) {
      throw serviceError("DeleteConflict", "Cannot delete the default version of a policy.");
    }
    if (!policy.versions.some(({ versionId }) => versionId === VersionId)) {
      throw missingVersion(PolicyArn, VersionId);
    }
    const versions = policy.versions.filter(({ versionId }) => versionId !== VersionId);
    scope.account.put(managedPolicies, { ...policy, versions, updateDate: scope.now });
    return {};
  },
});

const listEntitiesForPolicy = operation("iam", "ListEntitiesForPolicy", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, EntityFilter, PathPrefix = "/", PolicyUsageFilter, ...request }, scope) {
    const { account } = scope;
    if (!scope.awsManaged.has(PolicyArn)) requirePolicy(account, PolicyArn);
    const index = PolicyUsageFilter === "PermissionsBoundary" ? "boundary" : "attachedPolicy";
    const wants = (kind: string): boolean => EntityFilter === undefined || EntityFilter === kind;
    const inPath = ({ path }: { readonly path: string }): boolean => path.startsWith(PathPrefix);
    const found = [
      ...(wants("Group") && index === "attachedPolicy"
        ? account
            .find(groups, index, PolicyArn)
            .filter(inPath)
            .map((group) => ({ group }))
        : []),
      ...(wants("User")
        ? account
            .find(users, index, PolicyArn)
            .filter(inPath)
            .map((user) => ({ user }))
        : []),
      ...(wants("Role")
        ? account
            .find(roles, index, PolicyArn)
            .filter(inPath)
            .map((role) => ({ role }))
        : []),
    ];
    const { items, end } = pageOfList(request, found);
    return {
      PolicyGroups: items.flatMap((item) =>
        "group" in item ? [{ GroupName: item.group.groupName, GroupId: item.group.id }] : [],
      ),
      PolicyUsers: items.flatMap((item) =>
        "user" in item ? [{ UserName: item.user.userName, UserId: item.user.id }] : [],
      ),
      PolicyRoles: items.flatMap((item) =>
        "role" in item ? [{ RoleName: item.role.roleName, RoleId: item.role.id }] : [],
      ),
      ...end,
    };
  },
});

const tagPolicy = operation("iam", "TagPolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  context: ({ Tags }) => requestTags(Tags),
  run({ PolicyArn, Tags }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    const tags = withTags(policy.tags, Tags, scope.quotas.TagsPerResourceQuota);
    scope.account.put(managedPolicies, { ...policy, tags });
    return {};
  },
});

const untagPolicy = operation("iam", "UntagPolicy", {
  access: "write",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ PolicyArn, TagKeys }, scope) {
    const policy = requireCustomerManaged(scope, PolicyArn);
    scope.account.put(managedPolicies, { ...policy, tags: withoutTags(policy.tags, TagKeys) });
    return {};
  },
});

const listPolicyTags = operation("iam", "ListPolicyTags", {
  access: "read",
  resource: ({ PolicyArn }, scope) => policyTarget(scope, PolicyArn),
  run({ PolicyArn, ...request }, scope) {
    const { items, end } = pageOfList(request, requirePolicy(scope.account, PolicyArn).tags);
    return { Tags: wireTags(items), ...end };
  },
});

export const managedPolicyOperations: readonly Operation[] = [
  createPolicy,
  getPolicy,
  listPolicies,
  deletePolicy,
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
  deletePolicyVersion,
  listEntitiesForPolicy,
  tagPolicy,
  untagPolicy,
  listPolicyTags,
];
