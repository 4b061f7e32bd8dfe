import {
  newAccessKeyId,
  parseArn,
  pathAndName,
  type Role,
  type RoleClaims,
  roles,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../operation.ts";
import { issueCredentials } from "./issue-credentials.ts";
import type { requireSessionPolicies } from "./session-policies.ts";

/** A role with the account that it lies in. */
export interface FoundRole {
  readonly role: Role;
  readonly accountId: string;
}

/** The role that an ARN names, in whatever account it lies. */
export function roleOf(scope: Scope, roleArn: string): FoundRole | undefined {
  const parts = parseArn(roleArn);
  if (parts?.service !== "iam") return undefined;
  const { type, path, name } = pathAndName(parts.resource);
  const own = parts.account === scope.account.accountId;
  const account = own ? scope.account : scope.other(parts.account);
  const role = type === "role" ? account?.named(roles, name) : undefined;
  return role?.roleName === name && role.path === path
    ? { role, accountId: parts.account }
    : undefined;
}

/** How long a session lasts where the request does not say. */
export const defaultDuration = 3600;

export function requireRoleDuration(role: Role, duration: number): void {
  if (duration > role.maxSessionDuration) {
    throw serviceError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
}

/** What a session of a role is made of. */
export interface NewRoleSession extends FoundRole {
  readonly sessionName: string;
  /** Seconds. */
  readonly duration: number;
  readonly minimumTokenSize: number | undefined;
  readonly carried: ReturnType<typeof requireSessionPolicies>;
  readonly claims: Pick<
    RoleClaims,
    "tags" | "transitiveTagKeys" | "sourceIdentity" | "chained" | "federation"
  >;
}

/** Opens a session of a role, and gives what all answers of the AssumeRole operations have in common. */
export function openRoleSession(scope: Scope, session: NewRoleSession) {
  const { role, accountId, sessionName, duration, carried, claims } = session;
  const issued = Math.floor(scope.now / 1000);
  const sealed: RoleClaims = {
    kind: "role",
    accountId,
    accessKeyId: newAccessKeyId("ASIA", accountId),
    issued,
    expires: issued + duration,
    roleId: role.id,
    sessionName,
    ...carried.claims,
    ...claims,
  };
  return {
    ...issueCredentials(scope, sealed, session.minimumTokenSize),
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${sessionName}`,
      Arn: scope.arn.assumedRole(accountId, role.roleName, sessionName),
    },
    ...(carried.packedSize !== undefined && { PackedPolicySize: carried.packedSize }),
    ...(claims.sourceIdentity !== undefined && { SourceIdentity: claims.sourceIdentity }),
  };
}
