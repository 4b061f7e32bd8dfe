import type { SessionClaims } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Operation } from "../operation.ts";
import { invalidToken } from "./resolve-caller.ts";

/** The operations of STS that each kind of session may call; those of roles may call every one. */
const stsOperations = {
  user: ["AssumeRole", "GetCallerIdentity", "GetScopedCredentials"],
  federated: ["GetCallerIdentity", "GetScopedCredentials"],
  "root-task": ["GetCallerIdentity"],
} as const satisfies Record<Exclude<SessionClaims["kind"], "role">, readonly string[]>;

/**
 * Refuses what sessions of users can't call whatever policies say: IAM without MFA, which is InvalidClientTokenId as for a token
 * that IAM doesn't know, and most of STS ("GetSessionToken: Permissions", "GetFederationToken: Permissions").
 */
export function requireSessionMayCall(
  claims: SessionClaims | undefined,
  { service, name }: Operation,
): void {
  if (claims === undefined || claims.kind === "role") return;
  // Whom a user lets act for it is held to what was asked for, and to nothing else.
  if (service === "iam" && claims.delegation !== undefined) return;
  // What a task may do of IAM is told by its policy.
  if (service === "iam" && claims.kind === "root-task") return;
  const proved = claims.kind === "user" && claims.mfaAuthenticatedAt !== undefined;
  if (service === "iam" && !proved) throw invalidToken();
  const allowed: readonly string[] = stsOperations[claims.kind];
  if (service === "sts" && !allowed.includes(name)) {
    throw serviceError("AccessDenied", `Cannot call ${name} with session credentials`);
  }
}
