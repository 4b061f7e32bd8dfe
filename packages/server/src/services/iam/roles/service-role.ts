import type { Role } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

export const defaultSessionDuration = 3600;

/** Roles under this path belong to services; only those may change them. */
export const servicePath = "/aws-service-role/";

export function requireOwn(role: Role): void {
  if (role.path.startsWith(servicePath)) {
    throw serviceError(
      "UnmodifiableEntity",
      `Cannot perform the operation on the protected role '${role.roleName}' - this role is only modifiable by AWS`,
    );
  }
}
