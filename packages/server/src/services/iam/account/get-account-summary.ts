import {
  accessKeys,
  groups,
  instanceProfiles,
  managedPolicies,
  roles,
  serverCertificates,
  signingCertificates,
  users,
} from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { accountOf } from "./account-record.ts";

export const getAccountSummary = operation("iam", "GetAccountSummary", {
  access: "read",
  run(_input, scope) {
    const { account, quotas } = scope;
    const policies = [...account.list(managedPolicies)];
    const { AccessKeysPerUserQuota, PolicyVersionsInUseQuota, ...shown } = quotas;
    const hidden = new Set([
      "AttachedPoliciesPerGroupQuota",
      "SSHPublicKeysPerUserQuota",
      "ServiceSpecificCredentialsPerServiceQuota",
      "SessionPolicySizeQuota",
      "SessionPoliciesQuota",
      "TagsPerResourceQuota",
      "TagsPerSessionQuota",
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
        AccountMFAEnabled: 0,
        AccountPasswordPresent: 0,
        AccountSigningCertificatesPresent:
          account.find(signingCertificates, "user", account.accountId).length > 0 ? 1 : 0,
        GlobalEndpointTokenVersion: accountOf(scope).globalEndpointTokenVersion ?? 1,
        Groups: account.count(groups),
        InstanceProfiles: account.count(instanceProfiles),
        MFADevices: 0,
        MFADevicesInUse: 0,
        Policies: policies.length,
        PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
        Providers: 0,
        Roles: account.count(roles),
        ServerCertificates: account.count(serverCertificates),
        Users: account.count(users),
      },
    };
  },
});
