import type { Role } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

export const defaultSessionDuration = 3600;

/** Roles under this path belong to services; only those may change them. CreateRole makes none there. */
export const servicePath = "/aws-service-role/";

export const isServiceLinked = ({ path }: Role): boolean => path.startsWith(servicePath);

/** UnmodifiableEntity, 400, for a role that belongs to a service ("Using service-linked roles"). Tags and description are free. */
export function requireOwn(role: Role): void {
  if (isServiceLinked(role)) {
    throw serviceError(
      "UnmodifiableEntity",
      `Cannot perform the operation on the protected role '${role.roleName}' - this role is only modifiable by AWS`,
    );
  }
}
