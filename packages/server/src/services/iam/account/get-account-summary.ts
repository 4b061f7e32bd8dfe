import {
  accessKeys,
  groups,
  instanceProfiles,
  loginProfiles,
  managedPolicies,
  openIdConnectProviders,
  roles,
  samlProviders,
  serverCertificates,
  signingCertificates,
  users,
  virtualMfaDevices,
} from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

export const getAccountSummary = operation("iam", "GetAccountSummary", {
  access: "read",
  run(_input, scope) {
    const { account, quotas } = scope;
    const policies = [...account.list(managedPolicies)];
    const devices = [...account.list(virtualMfaDevices)];
    const inUse = devices.flatMap(({ assignment }) => assignment ?? []);
    const { AccessKeysPerUserQuota, PolicyVersionsInUseQuota, ...shown } = quotas;
    const hidden = new Set([
      "AttachedPoliciesPerGroupQuota",
      "MFADevicesPerUserQuota",
      "SSHPublicKeysPerUserQuota",
      "ServiceSpecificCredentialsPerServiceQuota",
      "SessionPolicySizeQuota",
      "SessionPoliciesQuota",
      "TagsPerResourceQuota",
      "TagsPerSessionQuota",
      "OpenIDConnectProvidersQuota",
      "ClientIDsPerOpenIDConnectProviderQuota",
      "ThumbprintsPerOpenIDConnectProviderQuota",
      "SAMLProvidersQuota",
      "IdentityProvidersPerSAMLProviderQuota",
      "KeysPerSAMLProviderQuota",
    ]);
    const entries = Object.entries(shown).filter(([name]) => !hidden.has(name));
    return {
      SummaryMap: {
        ...Object.fromEntries(entries),
        AttachedPoliciesPerGroupQuota: quotas.AttachedPoliciesPerGroupQuota,
        AccessKeysPerUserQuota,
        PolicyVersionsInUseQuota,
        AccountAccessKeysPresent:
          account.find(accessKeys, "user", account.accountId).length > 0 ? 1 : 0,
        AccountMFAEnabled: inUse.some(({ userId }) => userId === account.accountId) ? 1 : 0,
        AccountPasswordPresent: account.get(loginProfiles, account.accountId) === undefined ? 0 : 1,
        AccountSigningCertificatesPresent:
          account.find(signingCertificates, "user", account.accountId).length > 0 ? 1 : 0,
        GlobalEndpointTokenVersion: accountOf(scope).globalEndpointTokenVersion ?? 1,
        Groups: account.count(groups),
        InstanceProfiles: account.count(instanceProfiles),
        MFADevices: devices.length,
        MFADevicesInUse: inUse.length,
        Policies: policies.length,
        PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
        Providers: account.count(openIdConnectProviders) + account.count(samlProviders),
        Roles: account.count(roles),
        ServerCertificates: account.count(serverCertificates),
        Users: account.count(users),
      },
    };
  },
});
