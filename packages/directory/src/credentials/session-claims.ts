/** The request by which a customer lets a partner act as it ("IAM temporary delegation"). */
export interface DelegationClaims {
  readonly requestId: string;
  /** The account of the partner who acts. */
  readonly requestorId: string;
}

interface CommonClaims {
  readonly accountId: string;
  readonly accessKeyId: string;
  /** Epoch seconds. */
  readonly issued: number;
  readonly expires: number;
  /** The policies that the session was narrowed down to, one by one ("GetScopedCredentials"): each has to allow. */
  readonly scopeDown?: readonly string[];
  readonly delegation?: DelegationClaims;
  /** Makes the token as long as it was asked to be at the least; says nothing. */
  readonly padding?: string;
}

/** What session policies and session tags a session carries. */
export interface CarriedPolicies {
  /** The inline session policy. */
  readonly policy?: string;
  readonly policyArns?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** What an identity provider vouched for, where a session was made with its word (AssumeRoleWithWebIdentity, AssumeRoleWithSAML). */
export interface FederationClaims {
  readonly kind: "web-identity" | "saml";
  /** The ARN of the provider: `aws:FederatedProvider` of every request of the session. */
  readonly provider: string;
  /** The context keys that go on to every request of the session: `idp.example.com:sub`, `saml:sub` … */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** A session of a role (AssumeRole and its kin). */
export interface RoleClaims extends CommonClaims, CarriedPolicies {
  readonly kind: "role";
  readonly roleId: string;
  readonly sessionName: string;
  /** Keys of tags that go on to sessions that are chained from this one. */
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
  /** The session was made with the credentials of another role session. */
  readonly chained: boolean;
  readonly federation?: FederationClaims;
}

/** A session of a user or of the root user (GetSessionToken); the root user's id is the account's. */
export interface UserClaims extends CommonClaims {
  readonly kind: "user";
  readonly userId: string;
  /** Epoch seconds of the multi-factor authentication that the session began with. */
  readonly mfaAuthenticatedAt?: number;
}

/** A federated user's session (GetFederationToken). */
export interface FederatedClaims extends CommonClaims, CarriedPolicies {
  readonly kind: "federated";
  /** The user (or root user) whose credentials made it. */
  readonly userId: string;
  readonly name: string;
}

type WithoutKeys<C> = C extends unknown ? Omit<C, "accessKeyId" | "issued" | "expires"> : never;

/** As whom a session acts, whatever its keys are and however long it lasts. */
export type ActingClaims = WithoutKeys<SessionClaims>;

/** A session of a member's root user for one task (AssumeRoot); the root user's id is the account's. */
export interface RootTaskClaims extends CommonClaims {
  readonly kind: "root-task";
  readonly taskPolicyArn: string;
  readonly sourceIdentity?: string;
}

/** What a session token says. Nothing of it is stored. */
export type SessionClaims = RoleClaims | UserClaims | FederatedClaims | RootTaskClaims;
