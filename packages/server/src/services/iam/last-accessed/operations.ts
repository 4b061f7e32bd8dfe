import type { Operation } from "../../../operation.ts";
import { generateOrganizationsAccessReport } from "./generate-organizations-access-report.ts";
import { generateServiceLastAccessedDetails } from "./generate-service-last-accessed-details.ts";
import { getOrganizationsAccessReport } from "./get-organizations-access-report.ts";
import { getServiceLastAccessedDetails } from "./get-service-last-accessed-details.ts";
import { getServiceLastAccessedDetailsWithEntities } from "./get-service-last-accessed-details-with-entities.ts";
import { listPoliciesGrantingServiceAccess } from "./list-policies-granting-service-access.ts";

/** The operations of IAM on what was last accessed. */
export const lastAccessedOperations: readonly Operation[] = [
  generateOrganizationsAccessReport,
  generateServiceLastAccessedDetails,
  getOrganizationsAccessReport,
  getServiceLastAccessedDetails,
  getServiceLastAccessedDetailsWithEntities,
  listPoliciesGrantingServiceAccess,
];
