import { compileLayers, decide } from "@ostiary/policy";
import { type OperationInput, serviceError } from "@ostiary/wire";
import type { Federation } from "../../caller/federation.ts";
import { contextOf } from "../../caller/request-context.ts";
import type { Scope } from "../../operation.ts";
import { resourceControlOf } from "../../organizations/controls-of-call.ts";
import { evaluatedTrustPolicy } from "../iam/roles/trust-policy.ts";
import { requestTags, type WireTag } from "../iam/tags.ts";
import { type FoundRole, openRoleSession, requireRoleDuration, roleOf } from "./role-session.ts";
import { requireSessionPolicies } from "./session-policies.ts";
import { requireSessionTags } from "./session-tags.ts";

/** The operations by which somebody whom an identity provider vouches for assumes a role. */
export type FederatedAction = "sts:AssumeRoleWithWebIdentity" | "sts:AssumeRoleWithSAML";

/** AccessDenied, 403: whatever the reason is, a caller without credentials is told no more. */
export const notAuthorized = (action: FederatedAction) =>
  serviceError("AccessDenied", `Not authorized to perform ${action}`);

const tagsOf = ({ tags }: Federation): readonly WireTag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** The trust policy of the role alone decides: it has to grant the operation, and what goes with tags and a source identity. */
function requireFederatedTrust(
  scope: Scope,
  found: FoundRole,
  action: FederatedAction,
  session: FederatedSession,
): void {
  const { federation, roleArn, sessionName } = session;
  const trust = evaluatedTrustPolicy(found.role, roleArn);
  if (trust === undefined) throw notAuthorized(action);
  const { accountId } = found;
  const actions = [
    action,
    ...(Object.keys(federation.tags).length > 0 ? ["sts:TagSession"] : []),
    ...(federation.sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  const context = contextOf(scope, { accountId, tags: found.role.tags }, "sts", {
    ...federation.context,
    ...requestTags(tagsOf(federation)),
    "sts:RoleSessionName": sessionName,
    "sts:SourceIdentity": federation.sourceIdentity,
    "sts:TransitiveTagKeys":
      federation.transitiveTagKeys.length > 0 ? federation.transitiveTagKeys : undefined,
  });
  const resourceControl = resourceControlOf(scope, "sts", accountId);
  const layers = compileLayers({
    identity: [],
    resource: trust,
    resourceTrust: "required",
    ...(resourceControl !== undefined && { resourceControl }),
  });
  for (const one of actions) {
    const { principal } = scope.caller;
    const request = {
      principal,
      action: one,
      resource: roleArn,
      resourceAccount: accountId,
      context,
    };
    if (decide(request, layers).result !== "allowed") throw notAuthorized(action);
  }
}

/** A session that is asked for by what an identity provider says. */
export interface FederatedSession {
  readonly federation: Federation;
  readonly roleArn: string;
  readonly sessionName: string;
  /** Seconds, as the request asks. */
  readonly asked: number;
  /** Seconds, where the identity provider allows no more. */
  readonly longest?: number;
  readonly policies: Pick<
    OperationInput<"sts", "AssumeRoleWithWebIdentity">,
    "Policy" | "PolicyArns" | "MinimumSessionTokenSize"
  >;
}

/** Decides by the trust policy, and opens the session. */
export function openFederatedSession(
  scope: Scope,
  action: FederatedAction,
  session: FederatedSession,
) {
  const { federation, sessionName, asked, longest = asked, policies } = session;
  const found = roleOf(scope, session.roleArn);
  if (found === undefined) throw notAuthorized(action);
  if (!scope.waived.has("role-trust")) requireFederatedTrust(scope, found, action, session);
  requireRoleDuration(found.role, asked);
  requireSessionTags(tagsOf(federation), scope.quotas.TagsPerSessionQuota);
  const { kind, provider, lasting, tags, transitiveTagKeys, sourceIdentity } = federation;
  return openRoleSession(scope, {
    ...found,
    sessionName,
    duration: Math.min(asked, longest),
    minimumTokenSize: policies.MinimumSessionTokenSize,
    carried: requireSessionPolicies(scope, policies.Policy, policies.PolicyArns),
    claims: {
      chained: false,
      federation: { kind, provider, context: lasting },
      ...(Object.keys(tags).length > 0 && { tags }),
      ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    },
  });
}
