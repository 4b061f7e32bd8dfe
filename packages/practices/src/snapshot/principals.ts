import type { CredentialsSnapshot, LastUse } from "./credentials.ts";

export interface TagSnapshot {
  readonly key: string;
  readonly value: string;
}

/** A policy inside a user, group or role. The document is the text as it was given. */
export interface InlinePolicySnapshot {
  readonly name: string;
  readonly document: string;
}

/** What users, groups and roles have in common. */
interface HolderSnapshot {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly created?: string;
  readonly inlinePolicies: readonly InlinePolicySnapshot[];
  /** ARNs. */
  readonly attachedPolicies: readonly string[];
}

export interface UserSnapshot extends HolderSnapshot {
  /** Names. */
  readonly groups: readonly string[];
  /** The ARN of the permissions boundary. */
  readonly permissionsBoundary?: string;
  readonly tags: readonly TagSnapshot[];
  readonly credentials: CredentialsSnapshot;
}

export type GroupSnapshot = HolderSnapshot;

export interface RoleSnapshot extends HolderSnapshot {
  readonly trustPolicy: string;
  readonly description?: string;
  /** Seconds. */
  readonly maxSessionDuration?: number;
  readonly permissionsBoundary?: string;
  readonly tags: readonly TagSnapshot[];
  readonly lastUse?: LastUse;
}

export interface PolicyVersionSnapshot {
  readonly versionId: string;
  readonly isDefault: boolean;
  readonly created?: string;
  readonly document: string;
}

/** A managed policy: the account's own, or one of AWS's that the account uses. */
export interface ManagedPolicySnapshot {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id?: string;
  readonly created?: string;
  readonly updated?: string;
  readonly attachmentCount?: number;
  readonly boundaryUsageCount?: number;
  readonly versions: readonly PolicyVersionSnapshot[];
}

export interface InstanceProfileSnapshot {
  readonly arn: string;
  readonly name: string;
  /** Names of its roles. */
  readonly roles: readonly string[];
}
