import type { Reading } from "./reading.ts";

type Breach = (account: Reading) => Reading;

const arnOf = (kind: string): string => `arn:aws:iam::000000000000:${kind}/damaged`;
const twice = <T>(items: readonly T[]): T[] => [...items, ...items.slice(0, 1)];

const member = {
  Path: "/",
  UserName: "gone",
  UserId: "AIDAGONE",
  Arn: arnOf("user"),
  CreateDate: new Date(0),
};
const heldRole = {
  Path: "/",
  RoleName: "gone",
  RoleId: "AROAGONE",
  Arn: arnOf("role"),
  CreateDate: new Date(0),
};
const profile = {
  Path: "/",
  InstanceProfileName: "damaged",
  InstanceProfileId: "AIPADAMAGED",
  Arn: arnOf("instance-profile"),
  CreateDate: new Date(0),
  Roles: [heldRole],
};
const group = { GroupName: "damaged", members: [] };
const attached = { PolicyName: "damaged", PolicyArn: arnOf("policy") };
const policy = {
  PolicyName: "damaged",
  Arn: arnOf("policy"),
  AttachmentCount: 0,
  PermissionsBoundaryUsageCount: 0,
  entities: [],
};

/**
 * A reading as it would be if the account were damaged, for each invariant. What is wrong is added, wherever it can be: what the writers leave
 * behind is not the same in every run.
 */
export const breaches: Readonly<Record<string, Breach>> = {
  "names are unique, whatever their case": (account) => ({
    ...account,
    groups: [...account.groups, group, { ...group, GroupName: "DAMAGED" }],
  }),
  "unique ids are unique": (account) => ({ ...account, roles: twice(account.roles) }),
  "there is what was acknowledged as made and not as deleted, once": (account) => ({
    ...account,
    users: [],
    groups: [],
    policies: [],
    profiles: [],
  }),
  "no quota is passed": (account) => ({
    ...account,
    profiles: [...account.profiles, { ...profile, Roles: [heldRole, heldRole] }],
  }),
  "a policy has up to five versions, one of them the default": (account) => ({
    ...account,
    policies: [...account.policies, { ...policy, DefaultVersionId: "v1", PolicyVersionList: [] }],
  }),
  "what is attached, or bounds, is there": (account) => ({
    ...account,
    groups: [...account.groups, { ...group, AttachedManagedPolicies: [attached] }],
  }),
  "nothing is attached twice to one entity": (account) => ({
    ...account,
    groups: [...account.groups, { ...group, AttachedManagedPolicies: twice([attached]) }],
  }),
  "AttachmentCount and PermissionsBoundaryUsageCount are what lies there": (account) => ({
    ...account,
    policies: [...account.policies, { ...policy, AttachmentCount: 1 }],
  }),
  "a policy names the entities that name it": (account) => ({
    ...account,
    policies: [...account.policies, { ...policy, entities: ["user gone"] }],
  }),
  "a group has the members that name it": (account) => ({
    ...account,
    groups: [...account.groups, { ...group, members: [member] }],
  }),
  "an instance profile has a role that is there, and the role shows it": (account) => ({
    ...account,
    profiles: [...account.profiles, profile],
  }),
  "a trust policy names who is there, or the unique id of who was": (account) => ({
    ...account,
    roles: [
      ...account.roles,
      {
        RoleName: "damaged",
        AssumeRolePolicyDocument: JSON.stringify({ Statement: { Principal: { AWS: member.Arn } } }),
      },
    ],
  }),
  "the summary counts what is listed": (account) => ({
    ...account,
    groups: [...account.groups, group],
  }),
};
