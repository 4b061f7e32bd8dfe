import { longestSessionToken, type SessionClaims } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../operation.ts";

/** The credentials of a new session, as answers carry them. What it carries has to fit into its token. */
export function issueCredentials({ server }: Scope, claims: SessionClaims) {
  const { accessKeyId, secretAccessKey, sessionToken } = server.directory.sessions.seal(claims);
  if (sessionToken.length > longestSessionToken) {
    const percent = Math.ceil((sessionToken.length / longestSessionToken) * 100);
    throw serviceError(
      "PackedPolicyTooLarge",
      `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    );
  }
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: server.lenient?.shownToken(accessKeyId, sessionToken) ?? sessionToken,
    Expiration: new Date(claims.expires * 1000),
  };
}
