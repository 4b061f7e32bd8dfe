import { type ServiceError, serviceError } from "@ostiary/wire";

/** AccessDenied, 403: only the management account of an organization has reports on its access. */
export const noOrganization = (): ServiceError =>
  serviceError("AccessDenied", "Your account is not a member of an organization.");
