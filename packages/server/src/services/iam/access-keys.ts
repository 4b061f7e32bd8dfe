import { randomBytes } from "node:crypto";
import {
  type AccessKey,
  accessKeys,
  accessKeyUses,
  accountOfAccessKeyId,
  newAccessKeyId,
  users,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation, type Scope } from "../../operation.ts";
import { noSuchEntity, requireUser } from "./find-entity.ts";
import { pageOfList } from "./pagination.ts";
import { requireBelowQuota } from "./quota.ts";
import { userOrCallerTarget, userTarget } from "./targets.ts";

/** Whose keys an operation is about: a user's, or those of the root user when it calls for itself. */
function ownerOf(
  scope: Scope,
  name: string | undefined,
): { id: string; userName: string | undefined } {
  const own = name ?? scope.caller.userName;
  if (own !== undefined) {
    const user = requireUser(scope.account, own);
    return { id: user.id, userName: user.userName };
  }
  if (scope.caller.principal.kind === "root")
    return { id: scope.account.accountId, userName: undefined };
  throw serviceError(
    "ValidationError",
    "Must specify userName when calling with non-User credentials",
  );
}

function requireKey(scope: Scope, name: string | undefined, accessKeyId: string): AccessKey {
  const owner = ownerOf(scope, name);
  const key = scope.account.get(accessKeys, accessKeyId);
  if (key === undefined || key.userId !== owner.id) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}

const createAccessKey = operation("iam", "CreateAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName }, scope) {
    const { account, quotas, now, server } = scope;
    const owner = ownerOf(scope, UserName);
    if (owner.userName === undefined && !scope.lenient) {
      throw serviceError(
        "AccessDenied",
        "The root user has no access keys here: use a role, or a user in a group.",
      );
    }
    const held = account.find(accessKeys, "user", owner.id).length;
    requireBelowQuota(held, quotas, "AccessKeysPerUserQuota", "AccessKeysPerUser");
    const id = newAccessKeyId("AKIA", account.accountId);
    const secret = randomBytes(30).toString("base64");
    account.put(accessKeys, {
      id,
      userId: owner.id,
      status: "Active",
      wrappedSecret: server.directory.secrets.wrap(secret, id),
      createDate: now,
    });
    return {
      AccessKey: {
        UserName: owner.userName ?? "",
        AccessKeyId: id,
        Status: "Active" as const,
        SecretAccessKey: secret,
        CreateDate: new Date(now),
      },
    };
  },
});

const listAccessKeys = operation("iam", "ListAccessKeys", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const owner = ownerOf(scope, UserName);
    const held = [...scope.account.find(accessKeys, "user", owner.id)].sort(
      (a, b) => a.createDate - b.createDate,
    );
    const { items, end } = pageOfList(request, held);
    return {
      AccessKeyMetadata: items.map((key) => ({
        ...(owner.userName !== undefined && { UserName: owner.userName }),
        AccessKeyId: key.id,
        Status: key.status,
        CreateDate: new Date(key.createDate),
      })),
      ...end,
    };
  },
});

const updateAccessKey = operation("iam", "UpdateAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, AccessKeyId, Status }, scope) {
    const key = requireKey(scope, UserName, AccessKeyId);
    if (Status !== "Active" && Status !== "Inactive") {
      throw serviceError(
        "ValidationError",
        `The Status ${Status} cannot be set for an access key.`,
      );
    }
    scope.account.put(accessKeys, { ...key, status: Status });
    return {};
  },
});

const deleteAccessKey = operation("iam", "DeleteAccessKey", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, AccessKeyId }, scope) {
    const key = requireKey(scope, UserName, AccessKeyId);
    scope.account.delete(accessKeys, key.id);
    scope.account.delete(accessKeyUses, key.id);
    return {};
  },
});

const getAccessKeyLastUsed = operation("iam", "GetAccessKeyLastUsed", {
  access: "read",
  resource: ({ AccessKeyId }, scope) => {
    const key = scope.account.get(accessKeys, AccessKeyId);
    const user = key && scope.account.get(users, key.userId);
    return user === undefined ? { arn: "*" } : userTarget(scope, user.userName);
  },
  run({ AccessKeyId }, { account, server }) {
    const key = account.get(accessKeys, AccessKeyId);
    if (key === undefined || accountOfAccessKeyId(AccessKeyId) !== account.accountId) {
      throw noSuchEntity(`The Access Key with id ${AccessKeyId} cannot be found.`);
    }
    const user = account.get(users, key.userId);
    const use = server.uses.accessKey(account, AccessKeyId);
    return {
      ...(user !== undefined && { UserName: user.userName }),
      AccessKeyLastUsed:
        use === undefined
          ? { LastUsedDate: undefined, ServiceName: "N/A", Region: "N/A" }
          : { LastUsedDate: new Date(use.lastUsed), ServiceName: use.service, Region: use.region },
    };
  },
});

export const accessKeyOperations: readonly Operation[] = [
  createAccessKey,
  listAccessKeys,
  updateAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
];
