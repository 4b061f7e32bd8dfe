import type { Reading } from "./reading.ts";

type Breach = (account: Reading) => Reading;

const twice = <T>(items: readonly T[]): T[] => [...items, ...items.slice(0, 1)];

/** A reading as it would be if the account were damaged, for each invariant. */
export const breaches: Readonly<Record<string, Breach>> = {
  "names are unique, whatever their case": (account) => ({
    ...account,
    groups: [
      ...account.groups,
      ...account.groups.map((group) => ({ ...group, GroupName: group.GroupName?.toUpperCase() })),
    ],
  }),
  "unique ids are unique": (account) => ({ ...account, roles: twice(account.roles) }),
  "there is what was acknowledged as made and not as deleted, once": (account) => ({
    ...account,
    policies: account.policies.slice(1),
  }),
  "no quota is passed": (account) => ({
    ...account,
    users: account.users.map((user) => ({
      ...user,
      accessKeys: Array.from({ length: 3 }, (_, at) => ({ AccessKeyId: `key${at}` })),
    })),
  }),
  "a policy has up to five versions, one of them the default": (account) => ({
    ...account,
    policies: account.policies.map((policy) => ({ ...policy, DefaultVersionId: "v0" })),
  }),
  "what is attached, or bounds, is there": (account) => ({ ...account, policies: [] }),
  "nothing is attached twice to one entity": (account) => ({
    ...account,
    users: account.users.map((user) => ({
      ...user,
      AttachedManagedPolicies: twice(user.AttachedManagedPolicies ?? []),
    })),
  }),
  "AttachmentCount and PermissionsBoundaryUsageCount are what lies there": (account) => ({
    ...account,
    users: [],
  }),
  "a policy names the entities that name it": (account) => ({ ...account, users: [] }),
  "a group has the members that name it": (account) => ({
    ...account,
    groups: account.groups.map((group) => ({ ...group, members: [] })),
  }),
  "an instance profile has a role that is there, and the role shows it": (account) => ({
    ...account,
    roles: [],
  }),
  "a trust policy names who is there, or the unique id of who was": (account) => ({
    ...account,
    users: [],
  }),
  "the summary counts what is listed": (account) => ({ ...account, users: account.users.slice(1) }),
};
