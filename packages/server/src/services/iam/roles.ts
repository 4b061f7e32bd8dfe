import { instanceProfiles, type Role, roles, roleUses, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation } from "../../operation.ts";
import { requireBoundaryPolicy } from "./boundary.ts";
import { listedRole, wholeRole } from "./entity-answers.ts";
import { requireRole } from "./find-entity.ts";
import { pageOfList, pageOfTable } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";
import { removedTagKeys, requestTags, wireTags, withoutTags, withTags } from "./tags.ts";
import { roleTarget } from "./targets.ts";
import { checkTrustPolicy } from "./trust-policy.ts";

const defaultSessionDuration = 3600;

/** Roles under this path belong to services; only those may change them. */
const servicePath = "/aws-service-role/";

function requireOwn(role: Role): void {
  if (role.path.startsWith(servicePath)) {
    throw serviceError(
      "UnmodifiableEntity",
      `Cannot perform the operation on the protected role '${role.roleName}' - this role is only modifiable by AWS`,
    );
  }
}

const createRole = operation("iam", "CreateRole", {
  access: "write",
  resource: ({ Path, RoleName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "role", Path ?? "/", RoleName),
  }),
  context: ({ PermissionsBoundary, Tags }) => ({
    ...requestTags(Tags),
    "iam:PermissionsBoundary": PermissionsBoundary,
  }),
  also: ({ Path, RoleName, Tags }, { account, arn }) =>
    Tags === undefined || Tags.length === 0
      ? []
      : [
          {
            action: "iam:TagRole",
            target: { arn: arn.iam(account.accountId, "role", Path ?? "/", RoleName) },
            context: requestTags(Tags),
          },
        ],
  run(input, scope) {
    const { account, quotas } = scope;
    const { RoleName, AssumeRolePolicyDocument, PermissionsBoundary, Description } = input;
    if (account.named(roles, RoleName) !== undefined) {
      throw serviceError("EntityAlreadyExists", `Role with name ${RoleName} already exists.`);
    }
    if (input.Path?.startsWith(servicePath)) {
      throw serviceError(
        "ValidationError",
        `Path ${input.Path} is reserved for service-linked roles.`,
      );
    }
    requireBelowQuota(account.count(roles), quotas, "RolesQuota", "RolesPerAccount");
    if (PermissionsBoundary !== undefined) requireBoundaryPolicy(scope, PermissionsBoundary);
    const role: Role = {
      id: uniqueId("AROA"),
      roleName: RoleName,
      path: input.Path ?? "/",
      createDate: scope.now,
      maxSessionDuration: input.MaxSessionDuration ?? defaultSessionDuration,
      assumeRolePolicyDocument: AssumeRolePolicyDocument,
      trustedIds: checkTrustPolicy(scope, AssumeRolePolicyDocument),
      tags: withTags([], input.Tags, quotas.TagsPerResourceQuota),
      attachedPolicies: [],
      inlinePolicies: [],
      ...(Description !== undefined && { description: Description }),
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    };
    account.put(roles, role);
    const { RoleLastUsed: _, ...created } = wholeRole(scope, role);
    return { Role: created };
  },
});

const getRole = operation("iam", "GetRole", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run: ({ RoleName }, scope) => ({ Role: wholeRole(scope, requireRole(scope.account, RoleName)) }),
});

const listRoles = operation("iam", "ListRoles", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, roles, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Roles: items.map((role) => listedRole(scope, role)), ...end };
  },
});

const updateRole = operation("iam", "UpdateRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, Description, MaxSessionDuration }, { account }) {
    const role = requireRole(account, RoleName);
    requireOwn(role);
    // A description that is left out is taken away; a duration that is left out stays ("UpdateRole").
    const { description: _, ...rest } = role;
    account.put(roles, {
      ...rest,
      ...(Description !== undefined && { description: Description }),
      maxSessionDuration: MaxSessionDuration ?? defaultSessionDuration,
    });
    return {};
  },
});

const updateRoleDescription = operation("iam", "UpdateRoleDescription", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, Description }, scope) {
    const role = requireRole(scope.account, RoleName);
    requireOwn(role);
    const updated: Role = { ...role, description: Description };
    scope.account.put(roles, updated);
    return { Role: listedRole(scope, updated) };
  },
});

const updateAssumeRolePolicy = operation("iam", "UpdateAssumeRolePolicy", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, PolicyDocument }, scope) {
    const role = requireRole(scope.account, RoleName);
    requireOwn(role);
    const trustedIds = checkTrustPolicy(scope, PolicyDocument);
    scope.account.put(roles, { ...role, assumeRolePolicyDocument: PolicyDocument, trustedIds });
    return {};
  },
});

const deleteRole = operation("iam", "DeleteRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName }, { account }) {
    const role = requireRole(account, RoleName);
    requireOwn(role);
    const conflict = (message: string) => serviceError("DeleteConflict", message);
    if (account.find(instanceProfiles, "role", role.id).length > 0) {
      throw conflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    if (role.attachedPolicies.length > 0)
      throw conflict("Cannot delete entity, must detach all policies first.");
    if (role.inlinePolicies.length > 0)
      throw conflict("Cannot delete entity, must delete policies first.");
    account.delete(roles, role.id);
    account.delete(roleUses, role.id);
    return {};
  },
});

const tagRole = operation("iam", "TagRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ Tags }) => requestTags(Tags),
  run({ RoleName, Tags }, { account, quotas }) {
    const role = requireRole(account, RoleName);
    account.put(roles, { ...role, tags: withTags(role.tags, Tags, quotas.TagsPerResourceQuota) });
    return {};
  },
});

const untagRole = operation("iam", "UntagRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ RoleName, TagKeys }, { account }) {
    const role = requireRole(account, RoleName);
    account.put(roles, { ...role, tags: withoutTags(role.tags, TagKeys) });
    return {};
  },
});

const listRoleTags = operation("iam", "ListRoleTags", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, ...request }, { account }) {
    const { items, end } = pageOfList(request, requireRole(account, RoleName).tags);
    return { Tags: wireTags(items), ...end };
  },
});

export const roleOperations: readonly Operation[] = [
  createRole,
  getRole,
  listRoles,
  updateRole,
  updateRoleDescription,
  updateAssumeRolePolicy,
  deleteRole,
  tagRole,
  untagRole,
  listRoleTags,
];
