import type { Operation } from "../../operation.ts";
import { accessKeyOperations } from "./access-keys.ts";
import { accountOperations } from "./account.ts";
import { authorizationDetailsOperations } from "./account-authorization-details.ts";
import { attachedPolicyOperations } from "./attached-policies.ts";
import { boundaryOperations } from "./boundaries.ts";
import { groupOperations } from "./groups.ts";
import { inlinePolicyOperations } from "./inline-policies.ts";
import { instanceProfileOperations } from "./instance-profiles.ts";
import { managedPolicyOperations } from "./managed-policies.ts";
import { roleOperations } from "./roles.ts";
import { simulationOperations } from "./simulate.ts";
import { userOperations } from "./users.ts";

/** The operations of IAM that are served. */
export const iamOperations: readonly Operation[] = [
  ...userOperations,
  ...groupOperations,
  ...accessKeyOperations,
  ...roleOperations,
  ...instanceProfileOperations,
  ...managedPolicyOperations,
  ...attachedPolicyOperations,
  ...inlinePolicyOperations,
  ...boundaryOperations,
  ...accountOperations,
  ...authorizationDetailsOperations,
  ...simulationOperations,
];
