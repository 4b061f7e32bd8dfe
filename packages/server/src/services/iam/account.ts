import {
  type Account,
  type AccountWriter,
  accessKeys,
  accounts,
  groups,
  instanceProfiles,
  managedPolicies,
  type PasswordPolicy,
  roles,
  users,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { type Operation, operation, type Scope } from "../../operation.ts";
import { noSuchEntity } from "./find-entity.ts";

function accountOf(scope: Scope): Account {
  const account = scope.account.get(accounts, scope.account.accountId);
  if (account === undefined) throw new Error(`Account ${scope.account.accountId} has no record.`);
  return account;
}

const store = (writer: AccountWriter, account: Account): void => writer.put(accounts, account);

const noPasswordPolicy = (accountId: string) =>
  noSuchEntity(`The Password Policy with domain name ${accountId} cannot be found.`);

/** What an update that leaves a member out sets it to ("UpdateAccountPasswordPolicy": no partial updates). */
const passwordDefaults: PasswordPolicy = Object.freeze({
  minimumPasswordLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercaseCharacters: false,
  requireLowercaseCharacters: false,
  allowUsersToChangePassword: false,
});

const createAccountAlias = operation("iam", "CreateAccountAlias", {
  access: "write",
  run({ AccountAlias }, scope) {
    const account = accountOf(scope);
    const taken = scope.server.directory.accountIds().some((id) => {
      const other = id === account.id ? undefined : scope.server.directory.loaded(id);
      return other?.get(accounts, id)?.alias === AccountAlias;
    });
    if (taken) {
      throw serviceError(
        "EntityAlreadyExists",
        `The account alias ${AccountAlias} already exists.`,
      );
    }
    store(scope.account, { ...account, alias: AccountAlias });
    return {};
  },
});

const deleteAccountAlias = operation("iam", "DeleteAccountAlias", {
  access: "write",
  run({ AccountAlias }, scope) {
    const { alias, ...rest } = accountOf(scope);
    if (alias !== AccountAlias)
      throw noSuchEntity(`The account alias ${AccountAlias} cannot be found.`);
    store(scope.account, rest);
    return {};
  },
});

const listAccountAliases = operation("iam", "ListAccountAliases", {
  access: "read",
  run(_input, scope) {
    const { alias } = accountOf(scope);
    return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false };
  },
});

const getAccountPasswordPolicy = operation("iam", "GetAccountPasswordPolicy", {
  access: "read",
  run(_input, scope) {
    const { passwordPolicy: policy } = accountOf(scope);
    if (policy === undefined) throw noPasswordPolicy(scope.account.accountId);
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumPasswordLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercaseCharacters,
        RequireLowercaseCharacters: policy.requireLowercaseCharacters,
        AllowUsersToChangePassword: policy.allowUsersToChangePassword,
        ExpirePasswords: policy.maxPasswordAge !== undefined && policy.maxPasswordAge > 0,
        ...(policy.maxPasswordAge !== undefined && { MaxPasswordAge: policy.maxPasswordAge }),
        ...(policy.passwordReusePrevention !== undefined && {
          PasswordReusePrevention: policy.passwordReusePrevention,
        }),
        ...(policy.hardExpiry !== undefined && { HardExpiry: policy.hardExpiry }),
      },
    };
  },
});

const updateAccountPasswordPolicy = operation("iam", "UpdateAccountPasswordPolicy", {
  access: "write",
  run(input, scope) {
    const given: PasswordPolicy = {
      minimumPasswordLength: input.MinimumPasswordLength ?? passwordDefaults.minimumPasswordLength,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
      requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
      allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
      ...(input.MaxPasswordAge !== undefined && { maxPasswordAge: input.MaxPasswordAge }),
      ...(input.PasswordReusePrevention !== undefined && {
        passwordReusePrevention: input.PasswordReusePrevention,
      }),
      ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
    };
    store(scope.account, { ...accountOf(scope), passwordPolicy: given });
    return {};
  },
});

const deleteAccountPasswordPolicy = operation("iam", "DeleteAccountPasswordPolicy", {
  access: "write",
  run(_input, scope) {
    const { passwordPolicy, ...rest } = accountOf(scope);
    if (passwordPolicy === undefined) {
      throw noSuchEntity("The account policy with name PasswordPolicy cannot be found.");
    }
    store(scope.account, rest);
    return {};
  },
});

const getAccountSummary = operation("iam", "GetAccountSummary", {
  access: "read",
  run(_input, { account, quotas }) {
    const policies = [...account.list(managedPolicies)];
    const { AccessKeysPerUserQuota, PolicyVersionsInUseQuota, ...shown } = quotas;
    const hidden = new Set([
      "AttachedPoliciesPerGroupQuota",
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
        AccountSigningCertificatesPresent: 0,
        Groups: account.count(groups),
        InstanceProfiles: account.count(instanceProfiles),
        MFADevices: 0,
        MFADevicesInUse: 0,
        Policies: policies.length,
        PolicyVersionsInUse: policies.reduce((sum, { versions }) => sum + versions.length, 0),
        Providers: 0,
        Roles: account.count(roles),
        ServerCertificates: 0,
        Users: account.count(users),
      },
    };
  },
});

export const accountOperations: readonly Operation[] = [
  createAccountAlias,
  deleteAccountAlias,
  listAccountAliases,
  getAccountPasswordPolicy,
  updateAccountPasswordPolicy,
  deleteAccountPasswordPolicy,
  getAccountSummary,
];
