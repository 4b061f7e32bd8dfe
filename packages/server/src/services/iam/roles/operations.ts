import type { Operation } from "../../../operation.ts";
import { attachRolePolicy } from "./attach-role-policy.ts";
import { createRole } from "./create-role.ts";
import { deleteRole } from "./delete-role.ts";
import { deleteRolePermissionsBoundary } from "./delete-role-permissions-boundary.ts";
import { deleteRolePolicy } from "./delete-role-policy.ts";
import { detachRolePolicy } from "./detach-role-policy.ts";
import { getRole } from "./get-role.ts";
import { getRolePolicy } from "./get-role-policy.ts";
import { listAttachedRolePolicies } from "./list-attached-role-policies.ts";
import { listRolePolicies } from "./list-role-policies.ts";
import { listRoleTags } from "./list-role-tags.ts";
import { listRoles } from "./list-roles.ts";
import { putRolePermissionsBoundary } from "./put-role-permissions-boundary.ts";
import { putRolePolicy } from "./put-role-policy.ts";
import { tagRole } from "./tag-role.ts";
import { untagRole } from "./untag-role.ts";
import { updateAssumeRolePolicy } from "./update-assume-role-policy.ts";
import { updateRole } from "./update-role.ts";
import { updateRoleDescription } from "./update-role-description.ts";

/** The operations of IAM on roles. */
export const roleOperations: readonly Operation[] = [
  attachRolePolicy,
  createRole,
  deleteRolePermissionsBoundary,
  deleteRolePolicy,
  deleteRole,
  detachRolePolicy,
  getRolePolicy,
  getRole,
  listAttachedRolePolicies,
  listRolePolicies,
  listRoleTags,
  listRoles,
  putRolePermissionsBoundary,
  putRolePolicy,
  tagRole,
  untagRole,
  updateAssumeRolePolicy,
  updateRoleDescription,
  updateRole,
];
