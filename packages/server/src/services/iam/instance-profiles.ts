import { type InstanceProfile, instanceProfiles, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation } from "../../operation.ts";
import { wireInstanceProfile } from "./entity-answers.ts";
import { noSuchEntity, requireInstanceProfile, requireRole } from "./find-entity.ts";
import { pageOfList, pageOfTable } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";
import { removedTagKeys, requestTags, wireTags, withoutTags, withTags } from "./tags.ts";
import { instanceProfileTarget, roleTarget } from "./targets.ts";

const createInstanceProfile = operation("iam", "CreateInstanceProfile", {
  access: "write",
  resource: ({ Path, InstanceProfileName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "instance-profile", Path ?? "/", InstanceProfileName),
  }),
  context: ({ Tags }) => requestTags(Tags),
  run({ Path, InstanceProfileName, Tags }, scope) {
    const { account, quotas } = scope;
    if (account.named(instanceProfiles, InstanceProfileName) !== undefined) {
      throw serviceError(
        "EntityAlreadyExists",
        `Instance Profile ${InstanceProfileName} already exists.`,
      );
    }
    requireBelowQuota(
      account.count(instanceProfiles),
      quotas,
      "InstanceProfilesQuota",
      "InstanceProfilesPerAccount",
    );
    const profile: InstanceProfile = {
      id: uniqueId("AIPA"),
      instanceProfileName: InstanceProfileName,
      path: Path ?? "/",
      createDate: scope.now,
      tags: withTags([], Tags, quotas.TagsPerResourceQuota),
    };
    account.put(instanceProfiles, profile);
    return { InstanceProfile: wireInstanceProfile(scope, profile) };
  },
});

const getInstanceProfile = operation("iam", "GetInstanceProfile", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run: ({ InstanceProfileName }, scope) => ({
    InstanceProfile: wireInstanceProfile(
      scope,
      requireInstanceProfile(scope.account, InstanceProfileName),
    ),
  }),
});

const listInstanceProfiles = operation("iam", "ListInstanceProfiles", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const inPath = ({ path }: InstanceProfile): boolean => path.startsWith(PathPrefix);
    const { items, end } = pageOfTable(scope.account, instanceProfiles, request, inPath);
    return {
      InstanceProfiles: items.map((profile) => wireInstanceProfile(scope, profile)),
      ...end,
    };
  },
});

const listInstanceProfilesForRole = operation("iam", "ListInstanceProfilesForRole", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, ...request }, scope) {
    const role = requireRole(scope.account, RoleName);
    const { items, end } = pageOfList(
      request,
      scope.account.find(instanceProfiles, "role", role.id),
    );
    return {
      InstanceProfiles: items.map((profile) => wireInstanceProfile(scope, profile)),
      ...end,
    };
  },
});

const deleteInstanceProfile = operation("iam", "DeleteInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    if (profile.roleId !== undefined) {
      throw serviceError(
        "DeleteConflict",
        "Cannot delete entity, must remove roles from instance profile first.",
      );
    }
    account.delete(instanceProfiles, profile.id);
    return {};
  },
});

const addRoleToInstanceProfile = operation("iam", "AddRoleToInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  also: ({ RoleName }, scope) => [
    {
      action: "iam:PassRole",
      target: roleTarget(scope, RoleName),
      context: { "iam:PassedToService": "ec2.amazonaws.com" },
    },
  ],
  run({ InstanceProfileName, RoleName }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    const role = requireRole(account, RoleName);
    if (profile.roleId !== undefined) {
      throw serviceError(
        "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
      );
    }
    account.put(instanceProfiles, { ...profile, roleId: role.id });
    return {};
  },
});

const removeRoleFromInstanceProfile = operation("iam", "RemoveRoleFromInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName, RoleName }, { account }) {
    const { roleId, ...rest } = requireInstanceProfile(account, InstanceProfileName);
    const role = requireRole(account, RoleName);
    if (roleId !== role.id) {
      throw noSuchEntity(
        `Role ${RoleName} cannot be found in instance profile ${InstanceProfileName}.`,
      );
    }
    account.put(instanceProfiles, rest);
    return {};
  },
});

const tagInstanceProfile = operation("iam", "TagInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  context: ({ Tags }) => requestTags(Tags),
  run({ InstanceProfileName, Tags }, { account, quotas }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    const tags = withTags(profile.tags, Tags, quotas.TagsPerResourceQuota);
    account.put(instanceProfiles, { ...profile, tags });
    return {};
  },
});

const untagInstanceProfile = operation("iam", "UntagInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ InstanceProfileName, TagKeys }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    account.put(instanceProfiles, { ...profile, tags: withoutTags(profile.tags, TagKeys) });
    return {};
  },
});

const listInstanceProfileTags = operation("iam", "ListInstanceProfileTags", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName, ...request }, { account }) {
    const { items, end } = pageOfList(
      request,
      requireInstanceProfile(account, InstanceProfileName).tags,
    );
    return { Tags: wireTags(items), ...end };
  },
});

export const instanceProfileOperations: readonly Operation[] = [
  createInstanceProfile,
  getInstanceProfile,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  deleteInstanceProfile,
  addRoleToInstanceProfile,
  removeRoleFromInstanceProfile,
  tagInstanceProfile,
  untagInstanceProfile,
  listInstanceProfileTags,
];
