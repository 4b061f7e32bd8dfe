import type { CoverageByInput } from "./coverage.ts";

export interface UnitSnapshot {
  readonly id: string;
  readonly name: string;
  /** A root or unit; absent for a root. */
  readonly parent?: string;
}

export interface MemberSnapshot {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly status?: string;
  /** The root or unit that holds it. */
  readonly parent?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface ControlPolicySnapshot {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly awsManaged: boolean;
  readonly document: string;
  /** Ids of roots, units and accounts. */
  readonly targets: readonly string[];
}

export interface DelegatedAdministratorSnapshot {
  readonly account: string;
  readonly services: readonly string[];
}

/** An organization. */
export interface OrganizationSnapshot {
  readonly id: string;
  readonly managementAccount: string;
  /** Absent: not known. */
  readonly featureSet?: "ALL" | "CONSOLIDATED_BILLING";
  readonly coverage: CoverageByInput;
  /** The roots and units. */
  readonly units: readonly UnitSnapshot[];
  readonly accounts: readonly MemberSnapshot[];
  /** Policies of every type. */
  readonly policies?: readonly ControlPolicySnapshot[];
  readonly enabledPolicyTypes?: readonly string[];
  readonly delegatedAdministrators?: readonly DelegatedAdministratorSnapshot[];
  readonly trustedServices?: readonly string[];
  /** `RootCredentialsManagement`, `RootSessions`. */
  readonly rootFeatures?: readonly string[];
  readonly identityCenter?: IdentityCenterSnapshot;
}

export interface PermissionSetSnapshot {
  readonly arn: string;
  readonly name: string;
  readonly inlinePolicy?: string;
  readonly managedPolicies: readonly string[];
  readonly customerManagedPolicies: readonly { readonly name: string; readonly path: string }[];
  /** AWS's policy by its ARN; the account's own by its path and name. */
  readonly permissionsBoundary?: string;
  /** ISO 8601: `PT1H`. */
  readonly sessionDuration?: string;
}

export interface AssignmentSnapshot {
  readonly account: string;
  readonly permissionSet: string;
  readonly principalType: "USER" | "GROUP";
  readonly principalId: string;
}

export interface IdentityCenterSnapshot {
  readonly instance: string;
  readonly permissionSets: readonly PermissionSetSnapshot[];
  readonly assignments: readonly AssignmentSnapshot[];
  readonly users?: readonly { readonly id: string; readonly name: string }[];
  readonly groups?: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
}
