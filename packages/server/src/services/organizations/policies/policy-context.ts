import type { OperationContext, Scope } from "../../../operation.ts";
import { organizationPolicy } from "../../../organizations/control-policies.ts";
import { organizationOf } from "../organization-of.ts";

/** `organizations:PolicyType` of a call on a policy that is there. */
export function policyTypeContext(id: string, scope: Scope): OperationContext {
  const own = organizationOf(scope, scope.account, (other) => scope.server.directory.loaded(other));
  const policy = own && organizationPolicy(own.management, id);
  return { "organizations:PolicyType": policy?.type };
}
