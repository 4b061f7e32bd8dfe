import { type User, uniqueId, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBoundaryPolicy } from "../boundary.ts";
import { requireBelowQuota } from "../quota.ts";
import { requestTags, tagsOnCreate, withTags } from "../tags.ts";
import { wholeUser } from "../users/user-answer.ts";

export const createUser = operation("iam", "CreateUser", {
  access: "write",
  resource: ({ Path, UserName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "user", Path ?? "/", UserName),
  }),
  context: ({ PermissionsBoundary, Tags }) => ({
    ...requestTags(Tags),
    "iam:PermissionsBoundary": PermissionsBoundary,
  }),
  also: ({ Path = "/", UserName, Tags }, { account, arn }) =>
    tagsOnCreate("iam:TagUser", arn.iam(account.accountId, "user", Path, UserName), Tags),
  run({ Path, UserName, PermissionsBoundary, Tags }, scope) {
    const { account, quotas } = scope;
    if (account.named(users, UserName) !== undefined) {
      throw serviceError("EntityAlreadyExists", `User with name ${UserName} already exists.`);
    }
    requireBelowQuota(account.count(users), quotas, "UsersQuota", "UsersPerAccount");
    if (PermissionsBoundary !== undefined) requireBoundaryPolicy(scope, PermissionsBoundary);
    const user: User = {
      id: uniqueId("AIDA"),
      userName: UserName,
      path: Path ?? "/",
      createDate: scope.now,
      tags: withTags([], Tags, quotas.TagsPerResourceQuota),
      attachedPolicies: [],
      inlinePolicies: [],
      groups: [],
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    };
    account.put(users, user);
    return { User: wholeUser(scope, user) };
  },
});
