import type { Operation } from "../../../operation.ts";
import { createPolicy } from "./create-policy.ts";
import { createPolicyVersion } from "./create-policy-version.ts";
import { deletePolicy } from "./delete-policy.ts";
import { deletePolicyVersion } from "./delete-policy-version.ts";
import { getPolicy } from "./get-policy.ts";
import { getPolicyVersion } from "./get-policy-version.ts";
import { listEntitiesForPolicy } from "./list-entities-for-policy.ts";
import { listPolicies } from "./list-policies.ts";
import { listPolicyTags } from "./list-policy-tags.ts";
import { listPolicyVersions } from "./list-policy-versions.ts";
import { setDefaultPolicyVersion } from "./set-default-policy-version.ts";
import { tagPolicy } from "./tag-policy.ts";
import { untagPolicy } from "./untag-policy.ts";

/** The operations of IAM on managed policies. */
export const managedPolicyOperations: readonly Operation[] = [
  createPolicyVersion,
  createPolicy,
  deletePolicyVersion,
  deletePolicy,
  getPolicyVersion,
  getPolicy,
  listEntitiesForPolicy,
  listPolicies,
  listPolicyTags,
  listPolicyVersions,
  setDefaultPolicyVersion,
  tagPolicy,
  untagPolicy,
];
