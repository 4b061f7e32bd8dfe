import { randomUUID } from "node:crypto";
import type { SessionClaims, Tag } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { SignJWT } from "jose";
import type { Caller } from "../../caller/caller.ts";
import { operation, type Scope } from "../../operation.ts";
import { outboundFederationOf, outboundIssuer } from "../iam/outbound-federation/federation.ts";
import {
  signingKey,
  type TokenAlgorithm,
  tokenAlgorithms,
} from "../iam/outbound-federation/signing-keys.ts";
import { requestTags, type WireTag } from "../iam/tags.ts";
import { requireSessionTags } from "./session-tags.ts";

const defaultDuration = 300;
/** Characters of the claims; AWS documents that there is a limit, and not which. */
const largestPayload = 8_192;

function requireAlgorithm(given: string): TokenAlgorithm {
  const algorithm = tokenAlgorithms.find((one) => one === given);
  if (algorithm === undefined) {
    throw serviceError(
      "ValidationError",
      `1 validation error detected: Value '${given}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [${tokenAlgorithms.join(", ")}]`,
    );
  }
  return algorithm;
}

function requireNoLonger(claims: SessionClaims | undefined, expires: number): void {
  if (claims !== undefined && expires > claims.expires) {
    throw serviceError(
      "SessionDurationEscalationException",
      "The requested token duration would extend the session beyond its original expiration time. You cannot use this operation to extend the lifetime of a session beyond what was granted when the session was originally created.",
    );
  }
}

const disabled = (): ServiceError =>
  serviceError(
    "OutboundWebIdentityFederationDisabledException",
    "The outbound web identity federation feature is not enabled for this account. To use this feature, you must first enable it through the AWS Management Console or API.",
  );

/** The IAM principal that a token is of: the role, for a session of it. */
const subjectOf = ({ principal, arn }: Caller): string =>
  principal.kind === "role-session" ? principal.roleArn : arn;

const byKey = (tags: readonly Tag[]) =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));

/** What is told of the caller beside who it is ("Understanding token claims"). */
function accountClaims({ caller, region }: Scope, tags: readonly WireTag[]) {
  const { claims } = caller;
  const role = claims?.kind === "role" ? claims : undefined;
  return {
    aws_account: caller.accountId,
    source_region: region,
    principal_id: subjectOf(caller),
    ...(claims !== undefined && {
      original_session_exp: `${new Date(claims.expires * 1000).toISOString().slice(0, 19)}Z`,
    }),
    ...(role?.federation !== undefined && { federated_provider: role.federation.provider }),
    ...(role?.sourceIdentity !== undefined && { source_identity: role.sourceIdentity }),
    ...(caller.tags.length > 0 && { principal_tags: byKey(caller.tags) }),
    ...(tags.length > 0 && {
      request_tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
    }),
  };
}

export const getWebIdentityToken = operation("sts", "GetWebIdentityToken", {
  access: "issue",
  context: ({ Audience, DurationSeconds = defaultDuration, SigningAlgorithm, Tags }) => ({
    ...requestTags(Tags),
    "sts:IdentityTokenAudience": Audience,
    "sts:DurationSeconds": String(DurationSeconds),
    "sts:SigningAlgorithm": SigningAlgorithm,
  }),
  also: ({ Tags = [] }) =>
    Tags.length === 0
      ? []
      : [
          {
            action: "sts:TagGetWebIdentityToken",
            target: { arn: "*" },
            context: requestTags(Tags),
          },
        ],
  async run({ Audience, DurationSeconds = defaultDuration, SigningAlgorithm, Tags = [] }, scope) {
    const { account, caller, now, quotas, server } = scope;
    const algorithm = requireAlgorithm(SigningAlgorithm);
    const federation = outboundFederationOf(account);
    if (federation?.enabled !== true) throw disabled();
    requireSessionTags(Tags, quotas.TagsPerSessionQuota);
    const issued = Math.floor(now / 1000);
    const expires = issued + DurationSeconds;
    requireNoLonger(caller.claims, expires);
    const [only = "", ...others] = Audience;
    const claims = {
      iss: outboundIssuer(server, account.accountId),
      aud: others.length === 0 ? only : Audience,
      sub: subjectOf(caller),
      iat: issued,
      exp: expires,
      jti: randomUUID(),
      "https://sts.amazonaws.com/": accountClaims(scope, Tags),
    };
    if (JSON.stringify(claims).length > largestPayload) {
      throw serviceError(
        "JWTPayloadSizeExceededException",
        "The requested token payload size exceeds the maximum allowed size. Reduce the number of request tags included in the GetWebIdentityToken API call to reduce the token payload size.",
      );
    }
    const { secrets } = server.directory;
    const { kid, key } = signingKey(federation, algorithm, account.accountId, secrets);
    const header = { typ: "JWT", alg: algorithm, kid };
    return {
      WebIdentityToken: await new SignJWT({ ...claims }).setProtectedHeader(header).sign(key),
      Expiration: new Date(expires * 1000),
    };
  },
});
