import { newAccessKeyId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation, type Scope } from "../../operation.ts";
import { requestTags } from "../iam/tags.ts";
import { sealedSession } from "./sealed-session.ts";
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

/** Needs no permission but a user's own credentials ("GetSessionToken"). */
export const getSessionToken = operation("sts", "GetSessionToken", {
  access: "issue",
  action: "none",
  run({ DurationSeconds, SerialNumber, TokenCode }, scope) {
    const userId = longTermCaller(scope, "GetSessionToken");
    if (SerialNumber !== undefined || TokenCode !== undefined) {
      throw serviceError(
        "AccessDenied",
        "MultiFactorAuthentication failed with invalid MFA one time pass code.",
      );
    }
    const claims = newClaims(scope, durationOf(scope, DurationSeconds));
    return { Credentials: sealedSession(scope, { kind: "user", userId, ...claims }) };
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
  run({ Name, Policy, PolicyArns, DurationSeconds, Tags }, scope) {
    const userId = longTermCaller(scope, "GetFederationToken");
    requireSessionTags(Tags, scope.quotas.TagsPerSessionQuota);
    const carried = requireSessionPolicies(scope, Policy, PolicyArns);
    const tags = Tags?.map(({ Key, Value }): [string, string] => [Key, Value]) ?? [];
    const credentials = sealedSession(scope, {
      kind: "federated",
      userId,
      name: Name,
      ...newClaims(scope, durationOf(scope, DurationSeconds)),
      ...carried.claims,
      ...(tags.length > 0 && { tags: Object.fromEntries(tags) }),
    });
    const { accountId } = scope.account;
    return {
      Credentials: credentials,
      FederatedUser: {
        FederatedUserId: `${accountId}:${Name}`,
        Arn: scope.arn.federatedUser(accountId, Name),
      },
      ...(carried.packedSize !== undefined && { PackedPolicySize: carried.packedSize }),
    };
  },
});
