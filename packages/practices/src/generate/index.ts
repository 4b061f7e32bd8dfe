export { type Grant, type GrantKind, grants, type Where } from "./grants.ts";
export { proveRole } from "./prove-role.ts";
export { trustPolicyOf, type Workload } from "./trust-policy.ts";
export {
  type Generalisation,
  generalisations,
  type UsedPolicy,
  usedPolicy,
} from "./used-policy.ts";
export { type Need, type WorkloadRole, workloadRole } from "./workload-role.ts";
