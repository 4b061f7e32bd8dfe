import type { Operation } from "../../../operation.ts";
import { createOrganization } from "./create-organization.ts";
import { deleteOrganization } from "./delete-organization.ts";
import { describeOrganization } from "./describe-organization.ts";
import { enableAllFeatures } from "./enable-all-features.ts";
import { listRoots } from "./list-roots.ts";

/** The operations of Organizations on the organization as a whole. */
export const wholeOrganizationOperations: readonly Operation[] = [
  createOrganization,
  deleteOrganization,
  describeOrganization,
  enableAllFeatures,
  listRoots,
];
