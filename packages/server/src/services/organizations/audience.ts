import { delegatedAdministrators, organizationResourcePolicies } from "@ostiary/directory";
import {
  type AttachedPolicy,
  compileLayers,
  compilePolicy,
  decide,
  parsePolicy,
} from "@ostiary/policy";
import { contextOf } from "../../caller/request-context.ts";
import type { OperationContext, Scope, Target } from "../../operation.ts";
import { fullAwsAccess } from "../../organizations/full-access.ts";
import { noAccess } from "./errors.ts";
import type { CallersOrganization } from "./organization-of.ts";

/**
 * Which accounts of an organization may call an operation, if their policies allow it:
 * - `management`: the management account, and members to whom the organization's resource policy delegates the action.
 * - `delegates`: delegated administrators of any service, too.
 * - `members`: every account in the organization.
 */
export type Audience = "management" | "delegates" | "members";

/** An action on something of the organization. */
export interface OrganizationRequest {
  readonly action: string;
  readonly target: Target;
  readonly context: OperationContext;
}

function attached(id: string, content: string, kind: "identity" | "resource"): AttachedPolicy {
  const parsed = parsePolicy(content, kind);
  if (!parsed.ok) throw new Error(`The stored policy ${id} does not parse.`);
  return { id, source: "resource", policy: compilePolicy(parsed.policy) };
}

const everything = attached(fullAwsAccess.id, fullAwsAccess.content, "identity");

/** Whether the organization's resource policy lets a member act ("Delegated administrator for AWS Organizations"). */
function isDelegated(
  scope: Scope,
  { management, managementAccountId }: CallersOrganization,
  { action, target, context }: OrganizationRequest,
): boolean {
  const [policy] = management.list(organizationResourcePolicies);
  if (policy === undefined) return false;
  // What the caller's own policies allow was decided before.
  const layers = compileLayers({
    identity: [everything],
    resource: attached(policy.id, policy.content, "resource"),
    resourceTrust: "required",
  });
  const request = {
    principal: scope.caller.principal,
    action,
    resource: target.arn,
    resourceAccount: managementAccountId,
    context: contextOf(
      scope,
      { accountId: managementAccountId, ...(target.tags !== undefined && { tags: target.tags }) },
      "organizations",
      context,
    ),
  };
  return decide(request, layers).result === "allowed";
}

/** Refuses callers whose account is not among those that may call the operation. */
export function requireAudience(
  audience: Audience,
  scope: Scope,
  organization: CallersOrganization,
  request: OrganizationRequest,
): void {
  if (organization.isManagement || audience === "members") return;
  const { management } = organization;
  if (
    audience === "delegates" &&
    management.get(delegatedAdministrators, scope.account.accountId) !== undefined
  ) {
    return;
  }
  if (!isDelegated(scope, organization, request)) throw noAccess();
}
