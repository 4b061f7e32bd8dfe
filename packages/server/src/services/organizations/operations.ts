import type { Operation } from "../../operation.ts";
import { accountOperations } from "./accounts/operations.ts";
import { wholeOrganizationOperations } from "./organization/operations.ts";
import { policyOperations } from "./policies/operations.ts";
import { unitOperations } from "./units/operations.ts";

/** The operations of Organizations that are served. */
export const organizationsOperations: readonly Operation[] = [
  ...wholeOrganizationOperations,
  ...unitOperations,
  ...accountOperations,
  ...policyOperations,
];
