import { newAccessKeyId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation, type Scope } from "../../operation.ts";
import { requestTags } from "../iam/tags.ts";
import { issueCredentials } from "./issue-credentials.ts";
import { authenticatedByMfa } from "./mfa.ts";
import { requireSessionPolicies } from "./session-policies.ts";
import { requireSessionTags } from "./session-tags.ts";

const defaultDuration = 43_200;
/** The root user's sessions last an hour at most. */
const rootLimit = 3_600;

function durationOf({ caller }: Scope, asked: number | undefined): number {
  const duration = asked ?? defaultDuration;
  return caller.principal.kind === "root" ? Math.min(duration, rootLimit) : duration;
}

/** The user or root user whose long-term credentials the call carries: sessions make no further sessions of these kinds. */
function longTermCaller({ caller }: Scope, called: string): string {
  const { principal } = caller;
  if (caller.claims !== undefined || (principal.kind !== "user" && principal.kind !== "root")) {
    throw serviceError("AccessDenied", `Cannot call ${called} with session credentials`);
  }
  return principal.kind === "user" ? principal.id : principal.account;
}

function newClaims(scope: Scope, duration: number) {
  const issued = Math.floor(scope.now / 1000);
  const { accountId } = scope.account;
  return {
    accountId,
    accessKeyId: newAccessKeyId("ASIA", accountId),
    issued,
    expires: issued + duration,
  };
}

/** Needs no permission but a user's own credentials ("GetSessionToken"). A code that comes with it is used up: hence a change. */
export const getSessionToken = operation("sts", "GetSessionToken", {
  access: "write",
  action: "none",
  run(input, scope) {
    const userId = longTermCaller(scope, "GetSessionToken");
    const mfa = authenticatedByMfa(scope, input);
    const claims = newClaims(scope, durationOf(scope, input.DurationSeconds));
    const session = {
      kind: "user" as const,
      userId,
      ...claims,
      ...(mfa && { mfaAuthenticatedAt: claims.issued }),
    };
    return issueCredentials(scope, session, input.MinimumSessionTokenSize);
  },
});

export const getFederationToken = operation("sts", "GetFederationToken", {
  access: "issue",
  resource: ({ Name }, { arn, account }) => ({ arn: arn.federatedUser(account.accountId, Name) }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Name, Tags }, { arn, account }) =>
    Tags === undefined || Tags.length === 0
      ? []
      : [
          {
            action: "sts:TagSession",
            target: { arn: arn.federatedUser(account.accountId, Name) },
            context: requestTags(Tags),
          },
        ],
  run({ Name, Policy, PolicyArns, DurationSeconds, MinimumSessionTokenSize, Tags }, scope) {
    const userId = longTermCaller(scope, "GetFederationToken");
    requireSessionTags(Tags, scope.quotas.TagsPerSessionQuota);
    const carried = requireSessionPolicies(scope, Policy, PolicyArns);
    const tags = Tags?.map(({ Key, Value }): [string, string] => [Key, Value]) ?? [];
    const session = {
      kind: "federated" as const,
      userId,
      name: Name,
      ...newClaims(scope, durationOf(scope, DurationSeconds)),
      ...carried.claims,
      ...(tags.length > 0 && { tags: Object.fromEntries(tags) }),
    };
    const { accountId } = scope.account;
    return {
      ...issueCredentials(scope, session, MinimumSessionTokenSize),
      FederatedUser: {
        FederatedUserId: `${accountId}:${Name}`,
        Arn: scope.arn.federatedUser(accountId, Name),
      },
      ...(carried.packedSize !== undefined && { PackedPolicySize: carried.packedSize }),
    };
  },
});
