import { parseArn, type Role } from "@ostiary/directory";
import { compileLayers } from "@ostiary/policy";
import { type OperationInput, serviceError } from "@ostiary/wire";
import { contextOf } from "../../caller/request-context.ts";
import { type OperationContext, operation, type Scope } from "../../operation.ts";
import { resourceControlOf } from "../../organizations/controls-of-call.ts";
import { callerLayers, requireAllowed } from "../../pipeline/authorise.ts";
import { evaluatedTrustPolicy } from "../iam/roles/trust-policy.ts";
import { requestTags } from "../iam/tags.ts";
import { authenticatedByMfa } from "./mfa.ts";
import {
  defaultDuration,
  type FoundRole,
  openRoleSession,
  requireRoleDuration,
  roleOf,
} from "./role-session.ts";
import { requireSessionPolicies } from "./session-policies.ts";
import { requireSessionTags } from "./session-tags.ts";

type Input = OperationInput<"sts", "AssumeRole">;

const chainedLimit = 3600;

/** The tags of the session: those of the request over the transitive ones of the session that asks ("Pass session tags in AWS STS"). */
function sessionTags({ caller }: Scope, { Tags = [], TransitiveTagKeys = [] }: Input) {
  const { claims } = caller;
  const inherited =
    claims?.kind === "role"
      ? (claims.transitiveTagKeys ?? []).flatMap((key): [string, string][] => {
          const value = claims.tags?.[key];
          return value === undefined ? [] : [[key, value]];
        })
      : [];
  const taken = new Set(inherited.map(([key]) => key.toLowerCase()));
  const clash = Tags.find(({ Key }) => taken.has(Key.toLowerCase()));
  if (clash !== undefined) {
    throw serviceError(
      "InvalidParameterValue",
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  const passed = new Set(Tags.map(({ Key }) => Key.toLowerCase()));
  if (TransitiveTagKeys.some((key) => !passed.has(key.toLowerCase()))) {
    throw serviceError(
      "InvalidParameterValue",
      "The specified transitive tag key must be included in the requested tags.",
    );
  }
  const tags = [...inherited, ...Tags.map(({ Key, Value }): [string, string] => [Key, Value])];
  const transitive = [...inherited.map(([key]) => key), ...TransitiveTagKeys];
  return {
    ...(tags.length > 0 && { tags: Object.fromEntries(tags) }),
    ...(transitive.length > 0 && { transitiveTagKeys: transitive }),
  };
}

/**
 * The keys that an AssumeRole request brings for trust policies and identity policies alike. A code proves MFA for this decision;
 * the session that comes of it says nothing of MFA ("Secure API access with MFA").
 */
const assumeContext = (input: Input, mfa: boolean): OperationContext => ({
  ...requestTags(input.Tags),
  ...(mfa && { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "0" }),
  "sts:ExternalId": input.ExternalId,
  "sts:RoleSessionName": input.RoleSessionName,
  "sts:SourceIdentity": input.SourceIdentity,
  "sts:TransitiveTagKeys": input.TransitiveTagKeys,
});

/**
 * The source identity of the session: once set, it stays for the whole chain, and nobody sets another ("Monitor and control
 * actions taken with assumed roles").
 */
function sourceIdentityOf({ caller }: Scope, input: Input): string | undefined {
  const { claims } = caller;
  const present = claims?.kind === "role" ? claims.sourceIdentity : undefined;
  if (present === undefined) return input.SourceIdentity;
  if (input.SourceIdentity !== undefined && input.SourceIdentity !== present) {
    throw serviceError(
      "AccessDenied",
      `User: ${caller.arn} is not authorized to perform: sts:SetSourceIdentity on resource: ${input.RoleArn}`,
    );
  }
  return present;
}

/** The actions that a request for a session needs: a session with tags or a source identity needs more than AssumeRole. */
function actionsOf(input: Input, { caller }: Scope): readonly string[] {
  const passes = caller.claims?.kind === "role" && caller.claims.sourceIdentity !== undefined;
  return [
    "sts:AssumeRole",
    ...((input.Tags?.length ?? 0) > 0 ? ["sts:TagSession"] : []),
    ...(input.SourceIdentity !== undefined || passes ? ["sts:SetSourceIdentity"] : []),
  ];
}

/** Both sides must agree: the trust policy of the role, and the policies of the caller ("Cross-account policy evaluation logic"). */
function requireTrust(
  input: Input,
  scope: Scope,
  found: FoundRole | undefined,
  mfa: boolean,
): void {
  const trust = found && evaluatedTrustPolicy(found.role, input.RoleArn);
  const accountId = found?.accountId ?? parseArn(input.RoleArn)?.account ?? "";
  const resourceControl = resourceControlOf(scope, "sts", accountId);
  const layers = compileLayers({
    ...callerLayers(scope),
    resourceTrust: "required",
    ...(trust !== undefined && { resource: trust }),
    ...(resourceControl !== undefined && { resourceControl }),
  });
  for (const action of actionsOf(input, scope)) {
    const tags = found?.role.tags ?? [];
    const context = contextOf(scope, { accountId, tags }, "sts", assumeContext(input, mfa));
    requireAllowed(
      scope,
      {
        principal: scope.caller.principal,
        action,
        resource: input.RoleArn,
        resourceAccount: accountId,
        context,
      },
      layers,
    );
  }
}

function requireDuration(scope: Scope, role: Role, duration: number): void {
  requireRoleDuration(role, duration);
  if (scope.caller.claims?.kind === "role" && duration > chainedLimit) {
    throw serviceError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
}

export const assumeRole = operation("sts", "AssumeRole", {
  // What it hands out changes nothing, but a code that comes with it is used up.
  access: "write",
  // The trust policy takes part in the decision, so `run` decides.
  action: "none",
  resource: ({ RoleArn }) => ({ arn: RoleArn }),
  accounts: ({ RoleArn }) => {
    const account = parseArn(RoleArn)?.account;
    return account === undefined || account === "" ? [] : [account];
  },
  run(input, scope) {
    const { caller, waived } = scope;
    if (caller.principal.kind === "root" && !waived.has("root-assumes")) {
      throw serviceError("AccessDenied", "Roles may not be assumed by root accounts.");
    }
    const mfa = authenticatedByMfa(scope, input);
    const found = roleOf(scope, input.RoleArn);
    if (!waived.has("role-trust")) requireTrust(input, scope, found, mfa);
    // Without a role nobody is trusted.
    if (found === undefined) throw new Error(`${input.RoleArn} was trusted without being there.`);
    const { role, accountId } = found;
    const duration = input.DurationSeconds ?? defaultDuration;
    requireDuration(scope, role, duration);
    requireSessionTags(input.Tags, scope.quotas.TagsPerSessionQuota);
    const carried = requireSessionPolicies(scope, input.Policy, input.PolicyArns);
    const { claims } = caller;
    const sourceIdentity = sourceIdentityOf(scope, input);
    return openRoleSession(scope, {
      role,
      accountId,
      sessionName: input.RoleSessionName,
      duration,
      minimumTokenSize: input.MinimumSessionTokenSize,
      carried,
      claims: {
        chained: claims?.kind === "role",
        ...sessionTags(scope, input),
        ...(sourceIdentity !== undefined && { sourceIdentity }),
      },
    });
  },
});
