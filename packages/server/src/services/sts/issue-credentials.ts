import type { SessionClaims } from "@ostiary/directory";
import type { Scope } from "../../operation.ts";

/** Credentials as STS answers them, sealed from what they stand for. */
export function issueCredentials({ server }: Scope, claims: SessionClaims) {
  const { accessKeyId, secretAccessKey, sessionToken } = server.directory.sessions.seal(claims);
  server.lenient?.remember(accessKeyId, sessionToken);
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(claims.expires * 1000),
  };
}
