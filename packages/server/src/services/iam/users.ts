import { accessKeys, type User, users } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation, type Scope } from "../../operation.ts";
import { createUser } from "./create-user.ts";
import { requireUser } from "./find-entity.ts";
import { pageOfList, pageOfTable } from "./pagination.ts";
import { removedTagKeys, requestTags, wireTags, withoutTags, withTags } from "./tags.ts";
import { userOrCallerTarget, userTarget } from "./targets.ts";
import { listedUser, wholeUser } from "./user-answer.ts";

/** The user that is named, or the caller. Root and roles are no users and have to name one. */
export function userOrCaller(scope: Scope, name: string | undefined): User {
  const own = name ?? scope.caller.userName;
  if (own === undefined) {
    throw serviceError(
      "ValidationError",
      "Must specify userName when calling with non-User credentials",
    );
  }
  return requireUser(scope.account, own);
}

const getUser = operation("iam", "GetUser", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const { account, caller } = scope;
    if (UserName === undefined && caller.principal.kind === "root") {
      const { accountId } = account;
      const created = { CreateDate: new Date(0) };
      return {
        User: {
          Path: "/",
          UserName: scope.lenient ? "default_user" : "",
          UserId: accountId,
          Arn: caller.arn,
          ...created,
        },
      };
    }
    return { User: wholeUser(scope, userOrCaller(scope, UserName)) };
  },
});

const listUsers = operation("iam", "ListUsers", {
  access: "read",
  run({ PathPrefix = "/", ...request }, scope) {
    const { items, end } = pageOfTable(scope.account, users, request, ({ path }) =>
      path.startsWith(PathPrefix),
    );
    return { Users: items.map((user) => listedUser(scope, user)), ...end };
  },
});

const updateUser = operation("iam", "UpdateUser", {
  access: "write",
  resource: ({ UserName, NewPath, NewUserName }, scope) => {
    const old = userTarget(scope, UserName);
    const user = scope.account.named(users, UserName);
    const path = NewPath ?? user?.path ?? "/";
    const moved = scope.arn.iam(scope.account.accountId, "user", path, NewUserName ?? UserName);
    return moved === old.arn ? [old] : [old, { arn: moved }];
  },
  run({ UserName, NewPath, NewUserName }, { account }) {
    const user = requireUser(account, UserName);
    const taken = NewUserName === undefined ? undefined : account.named(users, NewUserName);
    if (taken !== undefined && taken.id !== user.id) {
      throw serviceError("EntityAlreadyExists", `User with name ${NewUserName} already exists.`);
    }
    account.put(users, {
      ...user,
      userName: NewUserName ?? user.userName,
      path: NewPath ?? user.path,
    });
    return {};
  },
});

const conflict = (message: string) => serviceError("DeleteConflict", message);

const deleteUser = operation("iam", "DeleteUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName }, { account }) {
    const user = requireUser(account, UserName);
    if (user.attachedPolicies.length > 0) {
      throw conflict("Cannot delete entity, must detach all policies first.");
    }
    if (user.inlinePolicies.length > 0)
      throw conflict("Cannot delete entity, must delete policies first.");
    if (account.find(accessKeys, "user", user.id).length > 0) {
      throw conflict("Cannot delete entity, must delete access keys first.");
    }
    if (user.groups.length > 0)
      throw conflict("Cannot delete entity, must remove users from group first.");
    account.delete(users, user.id);
    return {};
  },
});

const tagUser = operation("iam", "TagUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ Tags }) => requestTags(Tags),
  run({ UserName, Tags }, { account, quotas }) {
    const user = requireUser(account, UserName);
    account.put(users, { ...user, tags: withTags(user.tags, Tags, quotas.TagsPerResourceQuota) });
    return {};
  },
});

const untagUser = operation("iam", "UntagUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ UserName, TagKeys }, { account }) {
    const user = requireUser(account, UserName);
    account.put(users, { ...user, tags: withoutTags(user.tags, TagKeys) });
    return {};
  },
});

const listUserTags = operation("iam", "ListUserTags", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, ...request }, { account }) {
    const { items, end } = pageOfList(request, requireUser(account, UserName).tags);
    return { Tags: wireTags(items), ...end };
  },
});

export const userOperations: readonly Operation[] = [
  createUser,
  getUser,
  listUsers,
  updateUser,
  deleteUser,
  tagUser,
  untagUser,
  listUserTags,
];
