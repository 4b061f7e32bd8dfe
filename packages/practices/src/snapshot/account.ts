import type { ActivitySnapshot } from "./activity.ts";
import type { CoverageByInput } from "./coverage.ts";
import type { CredentialsSnapshot } from "./credentials.ts";
import type {
  GroupSnapshot,
  InstanceProfileSnapshot,
  ManagedPolicySnapshot,
  RoleSnapshot,
  UserSnapshot,
} from "./principals.ts";

/** The members of GetAccountPasswordPolicy's answer. */
export interface PasswordPolicySnapshot {
  readonly minimumPasswordLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireLowercaseCharacters: boolean;
  readonly allowUsersToChangePassword: boolean;
  readonly maxPasswordAge?: number;
  readonly passwordReusePrevention?: number;
  readonly hardExpiry?: boolean;
}

export interface SamlProviderSnapshot {
  readonly arn: string;
  readonly created?: string;
  /** When the metadata, or the certificate in it, ends. */
  readonly validUntil?: string;
}

export interface OidcProviderSnapshot {
  readonly arn: string;
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
}

export interface ServerCertificateSnapshot {
  readonly arn: string;
  readonly name: string;
  readonly expires?: string;
}

/** A resource with a policy of its own: a bucket, a queue, a key, a function … */
export interface ResourcePolicySnapshot {
  readonly arn: string;
  /** The catalogue's name of the type: `s3:bucket`. */
  readonly type: string;
  readonly document: string;
  /** Names of the roles that act through the resource: a function's, an instance's … */
  readonly role?: string;
}

/** An analyzer of IAM Access Analyzer. */
export interface AnalyzerSnapshot {
  readonly arn: string;
  readonly kind: "external-access" | "unused-access" | "internal-access";
  readonly scope: "account" | "organization";
  readonly active: boolean;
}

/** One account. */
export interface AccountSnapshot {
  /** 12 digits. */
  readonly id: string;
  readonly name?: string;
  readonly alias?: string;
  readonly coverage: CoverageByInput;
  /** GetAccountSummary's map. */
  readonly summary?: Readonly<Record<string, number>>;
  /** False: seen to have none. */
  readonly passwordPolicy?: PasswordPolicySnapshot | false;
  readonly root?: CredentialsSnapshot;
  readonly users: readonly UserSnapshot[];
  readonly groups: readonly GroupSnapshot[];
  readonly roles: readonly RoleSnapshot[];
  readonly policies: readonly ManagedPolicySnapshot[];
  readonly instanceProfiles: readonly InstanceProfileSnapshot[];
  readonly samlProviders?: readonly SamlProviderSnapshot[];
  readonly oidcProviders?: readonly OidcProviderSnapshot[];
  readonly serverCertificates?: readonly ServerCertificateSnapshot[];
  readonly resourcePolicies?: readonly ResourcePolicySnapshot[];
  readonly analyzers?: readonly AnalyzerSnapshot[];
  readonly activity?: ActivitySnapshot;
}
