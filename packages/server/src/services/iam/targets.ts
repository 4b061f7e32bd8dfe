import {
  groups,
  instanceProfiles,
  roles,
  type StoredRecord,
  serverCertificates,
  type Table,
  type Tag,
  users,
} from "@ostiary/directory";
import { customerManagedPolicy } from "../../caller/compiled-policies.ts";
import type { Scope, Target } from "../../operation.ts";

interface Pathed extends StoredRecord {
  readonly path: string;
  readonly tags?: readonly Tag[];
}

/**
 * The ARN of an entity named in a request: that of the entity where it exists, with its path and its own casing; of the name
 * under "/" where it doesn't, so that a denied caller cannot tell the two apart.
 */
function existing<R extends Pathed>(
  table: Table<R>,
  type: "user" | "group" | "role" | "instance-profile" | "server-certificate",
  called: string = type,
) {
  return (scope: Scope, name: string): Target => {
    const record = scope.account.named(table, name);
    const path = record?.path ?? "/";
    const ownName = record === undefined ? name : (table.name?.(record) ?? name);
    return {
      arn: scope.arn.iam(scope.account.accountId, type, path, ownName),
      shown: `${called} ${name}`,
      ...(record?.tags !== undefined && { tags: record.tags }),
    };
  };
}

export const userTarget: (scope: Scope, name: string) => Target = existing(users, "user");
export const groupTarget: (scope: Scope, name: string) => Target = existing(groups, "group");
export const roleTarget: (scope: Scope, name: string) => Target = existing(roles, "role");
export const instanceProfileTarget: (scope: Scope, name: string) => Target = existing(
  instanceProfiles,
  "instance-profile",
  "instance profile",
);

export const serverCertificateTarget: (scope: Scope, name: string) => Target = existing(
  serverCertificates,
  "server-certificate",
  "server certificate",
);

/** The user that an operation acts on: the one named, or the caller where no name is given. */
export function userOrCallerTarget(scope: Scope, name: string | undefined): Target {
  const own = name ?? scope.caller.userName;
  return own === undefined ? { arn: scope.caller.arn } : userTarget(scope, own);
}

export function policyTarget(scope: Scope, arn: string): Target {
  const policy = customerManagedPolicy(scope.account, arn);
  return { arn, shown: `policy ${arn}`, ...(policy !== undefined && { tags: policy.tags }) };
}

/** What a list is about: everything of a kind under a path; a denial shows it as `arn:aws:iam::111122223333:role/`. */
export const pathTarget = (
  scope: Scope,
  type: "user" | "group" | "role" | "instance-profile" | "mfa" | "server-certificate",
  prefix: string | undefined,
): Target => ({
  arn: scope.arn.iam(scope.account.accountId, type, prefix ?? "/", ""),
});
