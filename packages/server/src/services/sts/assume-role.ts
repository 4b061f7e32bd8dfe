import { parseArn, pathAndName, type Role } from "@ostiary/directory";
import type { Layers } from "@ostiary/policy";
import { type OperationInput, serviceError } from "@ostiary/wire";
import { contextOf } from "../../caller/request-context.ts";
import { type OperationContext, operation, type Scope } from "../../operation.ts";
import { callerLayers, requireAllowed } from "../../pipeline/authorise.ts";
import { evaluatedTrustPolicy } from "../iam/roles/trust-policy.ts";
import { requestTags } from "../iam/tags.ts";
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
      `One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.`,
    );
  }
  const tags = [...inherited, ...Tags.map(({ Key, Value }): [string, string] => [Key, Value])];
  const transitive = [...inherited.map(([key]) => key), ...TransitiveTagKeys];
  return {
    ...(tags.length > 0 && { tags: Object.fromEntries(tags) }),
    ...(transitive.length > 0 && { transitiveTagKeys: transitive }),
  };
}

/** The keys that an AssumeRole request brings for trust policies and identity policies alike. */
const assumeContext = (input: Input): OperationContext => ({
  ...requestTags(input.Tags),
  "sts:ExternalId": input.ExternalId,
  "sts:RoleSessionName": input.RoleSessionName,
  "sts:SourceIdentity": input.SourceIdentity,
  "sts:TransitiveTagKeys": input.TransitiveTagKeys,
});

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
function requireTrust(input: Input, scope: Scope, found: FoundRole | undefined): void {
  const trust = found && evaluatedTrustPolicy(found.role, input.RoleArn);
  const accountId = found?.accountId ?? parseArn(input.RoleArn)?.account ?? "";
  const layers: Layers = {
    ...callerLayers(scope.caller),
    resourceTrust: "required",
    ...(trust !== undefined && { resource: trust }),
  };
  for (const action of actionsOf(input, scope)) {
    const tags = found?.role.tags ?? [];
    const context = contextOf(
      scope.caller,
      scope.facts,
      { accountId, tags },
      "sts",
      assumeContext(input),
    );
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

/** In lenient mode a role that nobody made can be assumed: the emulator's clients expect it. */
function inventedRole(input: Input): Role {
  const name = pathAndName(parseArn(input.RoleArn)?.resource ?? "").name;
  return {
    id: `AROA${Buffer.from(name.padEnd(12, "A")).toString("hex").toUpperCase().slice(0, 17)}`,
    roleName: name,
    path: "/",
    createDate: 0,
    maxSessionDuration: 43_200,
    assumeRolePolicyDocument: "",
    trustedIds: {},
    tags: [],
    attachedPolicies: [],
    inlinePolicies: [],
  };
}

export const assumeRole = operation("sts", "AssumeRole", {
  access: "issue",
  // The trust policy takes part in the decision, so `run` decides.
  action: "none",
  resource: ({ RoleArn }) => ({ arn: RoleArn }),
  accounts: ({ RoleArn }) => {
    const account = parseArn(RoleArn)?.account;
    return account === undefined || account === "" ? [] : [account];
  },
  run(input, scope) {
    const { caller, lenient } = scope;
    if (caller.principal.kind === "root" && !lenient) {
      throw serviceError("AccessDenied", "Roles may not be assumed by root accounts.");
    }
    const found = roleOf(scope, input.RoleArn);
    if (!lenient) requireTrust(input, scope, found);
    const accountId =
      found?.accountId ?? parseArn(input.RoleArn)?.account ?? scope.account.accountId;
    const role = found?.role ?? inventedRole(input);
    const duration = input.DurationSeconds ?? defaultDuration;
    requireDuration(scope, role, duration);
    requireSessionTags(input.Tags, scope.quotas.TagsPerSessionQuota);
    const carried = requireSessionPolicies(scope, input.Policy, input.PolicyArns);
    const claims = caller.claims;
    const sourceIdentity =
      claims?.kind === "role" && claims.sourceIdentity !== undefined
        ? claims.sourceIdentity
        : input.SourceIdentity;
    return openRoleSession(scope, {
      role,
      accountId,
      sessionName: input.RoleSessionName,
      duration,
      carried,
      claims: {
        chained: claims?.kind === "role",
        ...sessionTags(scope, input),
        ...(sourceIdentity !== undefined && { sourceIdentity }),
      },
    });
  },
});
