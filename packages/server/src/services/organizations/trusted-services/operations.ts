import type { Operation } from "../../../operation.ts";
import { disableAWSServiceAccess } from "./disable-aws-service-access.ts";
import { enableAWSServiceAccess } from "./enable-aws-service-access.ts";
import { listAWSServiceAccessForOrganization } from "./list-aws-service-access-for-organization.ts";

/** The operations of Organizations on the services that an organization trusts. */
export const trustedServiceOperations: readonly Operation[] = [
  disableAWSServiceAccess,
  enableAWSServiceAccess,
  listAWSServiceAccessForOrganization,
];
