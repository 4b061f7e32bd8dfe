import type { Operation } from "../../../operation.ts";
import { createServiceLinkedRole } from "./create-service-linked-role.ts";
import { deleteServiceLinkedRole } from "./delete-service-linked-role.ts";
import { getServiceLinkedRoleDeletionStatus } from "./get-service-linked-role-deletion-status.ts";

/** The operations of IAM on service-linked roles. */
export const serviceLinkedRoleOperations: readonly Operation[] = [
  createServiceLinkedRole,
  deleteServiceLinkedRole,
  getServiceLinkedRoleDeletionStatus,
];
