import type { Operation } from "../../../operation.ts";
import { disableOrganizationsRootCredentialsManagement } from "./disable-organizations-root-credentials-management.ts";
import { disableOrganizationsRootSessions } from "./disable-organizations-root-sessions.ts";
import { enableOrganizationsRootCredentialsManagement } from "./enable-organizations-root-credentials-management.ts";
import { enableOrganizationsRootSessions } from "./enable-organizations-root-sessions.ts";
import { listOrganizationsFeatures } from "./list-organizations-features.ts";

/** The operations of IAM on centralised root access. */
export const rootAccessOperations: readonly Operation[] = [
  disableOrganizationsRootCredentialsManagement,
  disableOrganizationsRootSessions,
  enableOrganizationsRootCredentialsManagement,
  enableOrganizationsRootSessions,
  listOrganizationsFeatures,
];
