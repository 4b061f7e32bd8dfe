import {
  longestSessionToken,
  type SessionClaims,
  type SessionCredentials,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../operation.ts";

/** The token of a session, as long as a request asks for ("MinimumSessionTokenSize"). */
function sealed({ server }: Scope, claims: SessionClaims, minimum: number): SessionCredentials {
  const { sessions } = server.directory;
  const session = sessions.seal(claims);
  const missing = minimum - session.sessionToken.length;
  if (missing <= 0) return session;
  // Four characters of a token hold three of what it says.
  return sessions.seal({ ...claims, padding: " ".repeat(Math.ceil((missing * 3) / 4)) });
}

/**
 * The credentials of a new session, as answers carry them, and how much of the room for a token they take. What a session carries has
 * to fit into its token.
 */
export function issueCredentials(scope: Scope, claims: SessionClaims, minimum = 0) {
  const { accessKeyId, secretAccessKey, sessionToken } = sealed(scope, claims, minimum);
  const percent = Math.ceil((sessionToken.length / longestSessionToken) * 100);
  if (sessionToken.length > longestSessionToken) {
    throw serviceError(
      "PackedPolicyTooLarge",
      `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    );
  }
  const { lenient } = scope.server;
  const shown = lenient?.shownToken(accessKeyId, sessionToken, minimum) ?? sessionToken;
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: shown,
      Expiration: new Date(claims.expires * 1000),
    },
    SessionTokenSize: shown.length,
    SessionTokenUtilization: percent,
  };
}
