import type { Operation } from "../../../operation.ts";
import { attachPolicy } from "./attach-policy.ts";
import { createPolicy } from "./create-policy.ts";
import { deletePolicy } from "./delete-policy.ts";
import { describeEffectivePolicy } from "./describe-effective-policy.ts";
import { describePolicy } from "./describe-policy.ts";
import { detachPolicy } from "./detach-policy.ts";
import { disablePolicyType } from "./disable-policy-type.ts";
import { enablePolicyType } from "./enable-policy-type.ts";
import { listAccountsWithInvalidEffectivePolicy } from "./list-accounts-with-invalid-effective-policy.ts";
import { listEffectivePolicyValidationErrors } from "./list-effective-policy-validation-errors.ts";
import { listPolicies } from "./list-policies.ts";
import { listPoliciesForTarget } from "./list-policies-for-target.ts";
import { listTargetsForPolicy } from "./list-targets-for-policy.ts";
import { updatePolicy } from "./update-policy.ts";

/** The operations of Organizations on policies. */
export const policyOperations: readonly Operation[] = [
  attachPolicy,
  createPolicy,
  deletePolicy,
  describeEffectivePolicy,
  describePolicy,
  detachPolicy,
  disablePolicyType,
  enablePolicyType,
  listAccountsWithInvalidEffectivePolicy,
  listEffectivePolicyValidationErrors,
  listPolicies,
  listPoliciesForTarget,
  listTargetsForPolicy,
  updatePolicy,
];
