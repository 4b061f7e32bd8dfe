/**
 * The quotas of an account, with their defaults ("IAM and AWS STS quotas"). Policy sizes leave white space out, except the trust
 * policy's and the session policy's. Names are those of GetAccountSummary where it shows the quota.
 */
export const defaultQuotas = Object.freeze({
  UsersQuota: 5000,
  GroupsQuota: 300,
  RolesQuota: 1000,
  PoliciesQuota: 1500,
  InstanceProfilesQuota: 1000,
  ServerCertificatesQuota: 20,
  OpenIDConnectProvidersQuota: 100,
  ClientIDsPerOpenIDConnectProviderQuota: 100,
  ThumbprintsPerOpenIDConnectProviderQuota: 5,
  SAMLProvidersQuota: 100,
  IdentityProvidersPerSAMLProviderQuota: 10,
  KeysPerSAMLProviderQuota: 10,
  GroupsPerUserQuota: 10,
  AccessKeysPerUserQuota: 2,
  MFADevicesPerUserQuota: 8,
  SigningCertificatesPerUserQuota: 2,
  SSHPublicKeysPerUserQuota: 5,
  ServiceSpecificCredentialsPerServiceQuota: 2,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  VersionsPerPolicyQuota: 5,
  PolicySizeQuota: 6144,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10240,
  AssumeRolePolicySizeQuota: 2048,
  SessionPolicySizeQuota: 2048,
  SessionPoliciesQuota: 10,
  TagsPerResourceQuota: 50,
  TagsPerSessionQuota: 50,
  PolicyVersionsInUseQuota: 10000,
  DelegationRequestsQuota: 1000,
});

export type QuotaName = keyof typeof defaultQuotas;
export type Quotas = Readonly<Record<QuotaName, number>>;
