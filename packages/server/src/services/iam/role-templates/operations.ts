import type { Operation } from "../../../operation.ts";
import { acquireRole } from "./acquire-role.ts";
import { getRoleTemplateVersion } from "./get-role-template-version.ts";

/** The operations of IAM on role templates. */
export const roleTemplateOperations: readonly Operation[] = [acquireRole, getRoleTemplateVersion];
