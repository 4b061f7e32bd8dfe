import {
  type AccountReader,
  type AccountWriter,
  groups,
  type PolicyHolder,
  type QuotaName,
  roles,
  type StoredRecord,
  users,
} from "@ostiary/directory";
import type { Scope, Target } from "../../operation.ts";
import { requireGroup, requireRole, requireUser } from "./find-entity.ts";
import { requireOwn } from "./roles/service-role.ts";
import { groupTarget, roleTarget, userTarget } from "./targets.ts";

/** Users, groups and roles as what they share: they hold policies. */
export interface HolderKind {
  readonly called: "user" | "group" | "role";
  readonly require: (account: AccountReader, name: string) => PolicyHolder & StoredRecord;
  readonly target: (scope: Scope, name: string) => Target;
  /** Refuses to change a holder whose policies are not the account's own. */
  readonly requireOwn: (account: AccountReader, name: string) => void;
  /** Stores the holder with other policies. */
  readonly store: (account: AccountWriter, name: string, policies: Partial<PolicyHolder>) => void;
  readonly boundary: (account: AccountReader, name: string) => string | undefined;
  readonly attachedQuota: QuotaName;
  readonly attachedCalled: string;
  readonly sizeQuota: QuotaName;
}

export const userHolder: HolderKind = Object.freeze({
  called: "user",
  require: requireUser,
  target: userTarget,
  requireOwn: () => undefined,
  store: (account, name, policies) =>
    account.put(users, { ...requireUser(account, name), ...policies }),
  boundary: (account, name) => account.named(users, name)?.permissionsBoundary,
  attachedQuota: "AttachedPoliciesPerUserQuota",
  attachedCalled: "PoliciesPerUser",
  sizeQuota: "UserPolicySizeQuota",
} satisfies HolderKind);

export const groupHolder: HolderKind = Object.freeze({
  called: "group",
  require: requireGroup,
  target: groupTarget,
  requireOwn: () => undefined,
  store: (account, name, policies) =>
    account.put(groups, { ...requireGroup(account, name), ...policies }),
  boundary: () => undefined,
  attachedQuota: "AttachedPoliciesPerGroupQuota",
  attachedCalled: "PoliciesPerGroup",
  sizeQuota: "GroupPolicySizeQuota",
} satisfies HolderKind);

export const roleHolder: HolderKind = Object.freeze({
  called: "role",
  require: requireRole,
  target: roleTarget,
  requireOwn: (account, name) => requireOwn(requireRole(account, name)),
  store: (account, name, policies) =>
    account.put(roles, { ...requireRole(account, name), ...policies }),
  boundary: (account, name) => account.named(roles, name)?.permissionsBoundary,
  attachedQuota: "AttachedPoliciesPerRoleQuota",
  attachedCalled: "PoliciesPerRole",
  sizeQuota: "RolePolicySizeQuota",
} satisfies HolderKind);
