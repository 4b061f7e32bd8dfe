import { type AttachedPolicy, compilePolicy, parsePolicy } from "@ostiary/policy";
import type { Scope } from "../../../operation.ts";
import { visibleRequest } from "./delegation-request.ts";

function compiled(): AttachedPolicy {
  const parsed = parsePolicy(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: [
          "iam:AssociateDelegationRequest",
          "iam:GetDelegationRequest",
          "iam:GetHumanReadableSummary",
          "iam:ListDelegationRequests",
          "iam:RejectDelegationRequest",
          "iam:SendDelegationToken",
          "iam:UpdateDelegationRequest",
        ],
        Resource: "*",
      },
    }),
    "identity",
  );
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: "delegation-request-owner", source: "none", policy: compilePolicy(parsed.policy) };
}

const ownersPolicy = compiled();

/**
 * "IAM principals who initiate a delegation request are automatically granted permissions to manage that specific request"
 * ("Managing Permissions for Delegation Requests"): everything but accepting it.
 */
export function grantedToOwner(scope: Scope, id: string): readonly AttachedPolicy[] {
  const owner = visibleRequest(scope, id)?.ownerId;
  return owner === scope.caller.arn ? [ownersPolicy] : [];
}

/** A request that nobody owns may be looked at and taken by anybody in an account that it may be for ("GetDelegationRequest"). */
export function grantedToOwnerOrAnybody(scope: Scope, id: string): readonly AttachedPolicy[] {
  const request = visibleRequest(scope, id);
  if (request === undefined) return [];
  return (request.ownerId ?? scope.caller.arn) === scope.caller.arn ? [ownersPolicy] : [];
}

/** What the caller owns may be listed by it. */
export const grantedToSelf = (
  { caller }: Scope,
  ownerId: string | undefined,
): readonly AttachedPolicy[] => (ownerId === caller.arn ? [ownersPolicy] : []);
