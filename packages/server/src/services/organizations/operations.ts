import type { Operation } from "../../operation.ts";
import { accountOperations } from "./accounts/operations.ts";
import { delegationOperations } from "./delegation/operations.ts";
import { handshakeOperations } from "./handshakes/operations.ts";
import { wholeOrganizationOperations } from "./organization/operations.ts";
import { policyOperations } from "./policies/operations.ts";
import { tagOperations } from "./tags/operations.ts";
import { transferOperations } from "./transfers/operations.ts";
import { trustedServiceOperations } from "./trusted-services/operations.ts";
import { unitOperations } from "./units/operations.ts";

/** The operations of Organizations that are served. */
export const organizationsOperations: readonly Operation[] = [
  ...wholeOrganizationOperations,
  ...unitOperations,
  ...accountOperations,
  ...policyOperations,
  ...delegationOperations,
  ...trustedServiceOperations,
  ...tagOperations,
  ...handshakeOperations,
  ...transferOperations,
];
