import { newAccessKeyId, type SessionClaims } from "@ostiary/directory";
import { parsePolicy } from "@ostiary/policy";
import { serviceError } from "@ostiary/wire";
import { sourceIdentityOf } from "../../caller/request-context.ts";
import { operation, type Scope } from "../../operation.ts";
import { issueCredentials } from "./issue-credentials.ts";

const mostSteps = 3;

/** The session that asks: long-term credentials have none ("GetScopedCredentials: Credential requirements"). */
function requireSession({ caller }: Scope): SessionClaims {
  if (caller.claims === undefined) {
    throw serviceError(
      "InvalidSubjectCredentials",
      "GetScopedCredentials can only be called with temporary security credentials.",
    );
  }
  return caller.claims;
}

function expiration(scope: Scope, claims: SessionClaims, duration: number | undefined): number {
  if (duration === undefined) return claims.expires;
  const expires = Math.floor(scope.now / 1000) + duration;
  if (expires > claims.expires) {
    throw serviceError(
      "InsufficientSessionLifetime",
      "The requested DurationSeconds exceeds the remaining lifetime of the calling session.",
    );
  }
  return expires;
}

/** The steps of the session with one more, where the request brings a policy. */
function stepsOf({ caller }: Scope, claims: SessionClaims, policy: string | undefined) {
  const steps = claims.scopeDown ?? [];
  if (policy === undefined) return steps;
  const parsed = parsePolicy(policy, "session");
  if (!parsed.ok) throw serviceError("MalformedPolicyDocument", parsed.findings[0].message);
  if (steps.length >= mostSteps) {
    throw serviceError(
      "AccessDenied",
      `${caller.arn} has ${mostSteps} scope down policies already: a session may have no more.`,
    );
  }
  return [...steps, policy];
}

export const getScopedCredentials = operation("sts", "GetScopedCredentials", {
  access: "issue",
  resource: (_input, { arn, account }) => ({ arn: arn.self(account.accountId) }),
  run({ Policy, DurationSeconds, MinimumSessionTokenSize }, scope) {
    const { padding: _, ...claims } = requireSession(scope);
    if (Policy === undefined && DurationSeconds === undefined) {
      throw serviceError(
        "ValidationError",
        "You must specify at least one of Policy or DurationSeconds.",
      );
    }
    const scopeDown = stepsOf(scope, claims, Policy);
    const { caller } = scope;
    const issued = Math.floor(scope.now / 1000);
    const session = {
      ...claims,
      accessKeyId: newAccessKeyId("ASIA", claims.accountId),
      issued,
      expires: expiration(scope, claims, DurationSeconds),
      ...(scopeDown.length > 0 && { scopeDown }),
    };
    const sourceIdentity = sourceIdentityOf(claims);
    return {
      ...issueCredentials(scope, session, MinimumSessionTokenSize),
      SessionInfo: { ScopedSessionId: caller.userId, Arn: caller.arn },
      ScopedPoliciesCount: scopeDown.length,
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
});
