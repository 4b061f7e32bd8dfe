import { constraintViolation } from "../errors.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** ConstraintViolationException where the organization does no more than bill together. */
export function requireAllFeatures({ organization }: CallersOrganization): void {
  if (organization.featureSet !== "ALL") {
    throw constraintViolation(
      "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
      "This operation requires that the organization be configured to support all features.",
    );
  }
}
