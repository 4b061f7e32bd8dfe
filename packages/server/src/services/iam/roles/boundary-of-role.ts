import { roles } from "@ostiary/directory";
import type { OperationContext, Scope } from "../../../operation.ts";

/** `iam:PermissionsBoundary` of an operation on a role that is there: the boundary that it has. */
export const boundaryOfRole = ({ account }: Scope, roleName: string): OperationContext => ({
  "iam:PermissionsBoundary": account.named(roles, roleName)?.permissionsBoundary,
});
