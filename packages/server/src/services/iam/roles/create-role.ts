import { type Role, roles, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBoundaryPolicy } from "../boundary.ts";
import { briefRole } from "../entity-answers.ts";
import { requireBelowQuota } from "../quota.ts";
import { checkTrustPolicy, trustedAccounts } from "../roles/trust-policy.ts";
import { givenTags, requestTags, tagsOnCreate, withTags } from "../tags.ts";
import { givenBoundary } from "../users/user-answer.ts";
import { defaultSessionDuration, servicePath } from "./service-role.ts";

export const createRole = operation("iam", "CreateRole", {
  access: "write",
  resource: ({ Path, RoleName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "role", Path ?? "/", RoleName),
  }),
  context: ({ PermissionsBoundary, Tags }) => ({
    ...requestTags(Tags),
    "iam:PermissionsBoundary": PermissionsBoundary,
  }),
  also: ({ Path = "/", RoleName, Tags }, { account, arn }) =>
    tagsOnCreate("iam:TagRole", arn.iam(account.accountId, "role", Path, RoleName), Tags),
  accounts: ({ AssumeRolePolicyDocument }) => trustedAccounts(AssumeRolePolicyDocument),
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
      trustedIds: checkTrustPolicy(scope, AssumeRolePolicyDocument, "new"),
      tags: withTags([], input.Tags, quotas.TagsPerResourceQuota),
      attachedPolicies: [],
      inlinePolicies: [],
      ...(Description !== undefined && { description: Description }),
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    };
    account.put(roles, role);
    return {
      Role: { ...briefRole(scope, role), ...givenBoundary(role), ...givenTags(role.tags) },
    };
  },
});
