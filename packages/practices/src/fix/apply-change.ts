import type {
  AccountSnapshot,
  GroupSnapshot,
  ManagedPolicySnapshot,
  RoleSnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import type { Change, Holder } from "./change.ts";

type AnyHolder = UserSnapshot | GroupSnapshot | RoleSnapshot;

/** Changes one of a list of named things. */
const changed = <T extends { readonly name: string }>(
  all: readonly T[],
  name: string,
  change: (one: T) => T,
): readonly T[] => all.map((one) => (one.name === name ? change(one) : one));

function inHolder(
  account: AccountSnapshot,
  { kind, name }: Holder,
  change: <T extends AnyHolder>(one: T) => T,
): AccountSnapshot {
  switch (kind) {
    case "user":
      return { ...account, users: changed(account.users, name, change) };
    case "group":
      return { ...account, groups: changed(account.groups, name, change) };
    case "role":
      return { ...account, roles: changed(account.roles, name, change) };
  }
}

/** The ARN of something of IAM in an account. */
export const iamArn = (
  partition: string,
  account: string,
  kind: string,
  path: string,
  name: string,
): string => `arn:${partition}:iam::${account}:${kind}${path}${name}`;

const inPolicy = (
  account: AccountSnapshot,
  arn: string,
  change: (one: ManagedPolicySnapshot) => ManagedPolicySnapshot,
): AccountSnapshot => ({
  ...account,
  policies: account.policies.map((one) => (one.arn === arn ? change(one) : one)),
});

/** An account as it is once a change was made. */
export function applyChange(
  account: AccountSnapshot,
  change: Change,
  partition: string,
): AccountSnapshot {
  switch (change.do) {
    case "create-policy": {
      const { name, path, document } = change;
      const arn = iamArn(partition, account.id, "policy", path, name);
      const versions = [{ versionId: "v1", isDefault: true, document }];
      return { ...account, policies: [...account.policies, { arn, name, path, versions }] };
    }
    case "delete-policy":
      return { ...account, policies: account.policies.filter(({ arn }) => arn !== change.arn) };
    case "create-policy-version":
      return inPolicy(account, change.arn, (policy) => ({
        ...policy,
        versions: [
          { versionId: "new", isDefault: true, document: change.document },
          ...policy.versions.map((version) => ({ ...version, isDefault: false })),
        ],
      }));
    case "attach-policy":
      return inHolder(account, change.to, (one) => ({
        ...one,
        attachedPolicies: [...new Set([...one.attachedPolicies, change.arn])],
      }));
    case "detach-policy":
      return inHolder(account, change.from, (one) => ({
        ...one,
        attachedPolicies: one.attachedPolicies.filter((arn) => arn !== change.arn),
      }));
    case "put-inline-policy":
      return inHolder(account, change.in, (one) => ({
        ...one,
        inlinePolicies: [
          ...one.inlinePolicies.filter(({ name }) => name !== change.name),
          { name: change.name, document: change.document },
        ],
      }));
    case "delete-inline-policy":
      return inHolder(account, change.in, (one) => ({
        ...one,
        inlinePolicies: one.inlinePolicies.filter(({ name }) => name !== change.name),
      }));
    case "create-group": {
      const { name, path } = change;
      const arn = iamArn(partition, account.id, "group", path, name);
      const group: GroupSnapshot = {
        arn,
        id: `new-${name}`,
        name,
        path,
        inlinePolicies: [],
        attachedPolicies: [],
      };
      return { ...account, groups: [...account.groups, group] };
    }
    case "delete-group":
      return { ...account, groups: account.groups.filter(({ name }) => name !== change.name) };
    case "add-user-to-group":
      return {
        ...account,
        users: changed(account.users, change.user, (user) => ({
          ...user,
          groups: [...new Set([...user.groups, change.group])],
        })),
      };
    case "remove-user-from-group":
      return {
        ...account,
        users: changed(account.users, change.user, (user) => ({
          ...user,
          groups: user.groups.filter((group) => group !== change.group),
        })),
      };
    case "set-key-status":
      return {
        ...account,
        users: changed(account.users, change.user, (user) => ({
          ...user,
          credentials: {
            ...user.credentials,
            accessKeys: (user.credentials.accessKeys ?? []).map((key) =>
              key.accessKeyId === change.accessKeyId ? { ...key, active: change.active } : key,
            ),
          },
        })),
      };
    case "delete-login-profile":
      return {
        ...account,
        users: changed(account.users, change.user, (user) => ({
          ...user,
          credentials: { ...user.credentials, password: false as const },
        })),
      };
    case "set-trust-policy":
      return {
        ...account,
        roles: changed(account.roles, change.role, (role) => ({
          ...role,
          trustPolicy: change.document,
        })),
      };
    case "set-boundary": {
      const { kind, name } = change.on;
      if (kind === "user") {
        return {
          ...account,
          users: changed(account.users, name, (user) => ({
            ...user,
            permissionsBoundary: change.arn,
          })),
        };
      }
      return {
        ...account,
        roles: changed(account.roles, name, (role) => ({
          ...role,
          permissionsBoundary: change.arn,
        })),
      };
    }
    case "set-session-duration":
      return {
        ...account,
        roles: changed(account.roles, change.role, (role) => ({
          ...role,
          maxSessionDuration: change.seconds,
        })),
      };
    case "set-password-policy":
      return { ...account, passwordPolicy: change.policy };
  }
}
