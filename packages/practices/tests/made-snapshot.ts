import {
  type AccountSnapshot,
  type ActivitySnapshot,
  type ControlPolicySnapshot,
  type Coverage,
  type GroupSnapshot,
  type Input,
  inputs,
  type ManagedPolicySnapshot,
  type OrganizationSnapshot,
  type RoleSnapshot,
  type Snapshot,
  snapshotSchema,
  type UserSnapshot,
} from "../src/index.ts";

/** The account that cases are about. */
export const accountId = "111122223333";
/** When the snapshots of cases were taken. */
export const takenAt = "2026-06-01T00:00:00.000Z";

const complete: Coverage = { state: "complete" };
/** Everything was read. */
export const everything = Object.fromEntries(inputs.map((input) => [input, complete])) as Record<
  Input,
  Coverage
>;

/** A day that is so many days before the snapshot. */
export const daysBefore = (days: number): string =>
  new Date(Date.parse(takenAt) - days * 86_400_000).toISOString();

const arnOf = (kind: string, path: string, name: string) =>
  `arn:aws:iam::${accountId}:${kind}${path}${name}`;

/** A policy document with these statements. */
export const documentOf = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);

/** A document that allows actions on resources. */
export const allowing = (
  actions: string | readonly string[],
  resource: string | readonly string[] = "*",
  condition?: object,
) =>
  documentOf({
    Effect: "Allow",
    Action: actions,
    Resource: resource,
    ...(condition && { Condition: condition }),
  });

/** A trust policy for a principal. */
export const trusting = (
  principal: object | string,
  condition?: object,
  action: string | readonly string[] = "sts:AssumeRole",
) =>
  documentOf({
    Effect: "Allow",
    Principal: principal,
    Action: action,
    ...(condition && { Condition: condition }),
  });

export const madeUser = (name: string, more: Partial<UserSnapshot> = {}): UserSnapshot => ({
  arn: arnOf("user", more.path ?? "/", name),
  id: `AIDA${name.toUpperCase()}`,
  name,
  path: "/",
  created: daysBefore(400),
  inlinePolicies: [],
  attachedPolicies: [],
  groups: [],
  tags: [],
  credentials: { password: false, accessKeys: [], mfaDevices: [], mfaActive: false },
  ...more,
});

export const madeGroup = (name: string, more: Partial<GroupSnapshot> = {}): GroupSnapshot => ({
  arn: arnOf("group", more.path ?? "/", name),
  id: `AGPA${name.toUpperCase()}`,
  name,
  path: "/",
  created: daysBefore(400),
  inlinePolicies: [],
  attachedPolicies: [],
  ...more,
});

export const madeRole = (name: string, more: Partial<RoleSnapshot> = {}): RoleSnapshot => ({
  arn: arnOf("role", more.path ?? "/", name),
  id: `AROA${name.toUpperCase()}`,
  name,
  path: "/",
  created: daysBefore(400),
  inlinePolicies: [],
  attachedPolicies: [],
  tags: [],
  trustPolicy: trusting({ Service: "ec2.amazonaws.com" }),
  ...more,
});

/** A managed policy of the account with one version. */
export const madePolicy = (
  name: string,
  document: string,
  more: Partial<ManagedPolicySnapshot> = {},
): ManagedPolicySnapshot => ({
  arn: arnOf("policy", "/", name),
  name,
  path: "/",
  created: daysBefore(400),
  attachmentCount: 1,
  versions: [{ versionId: "v1", isDefault: true, document }],
  ...more,
});

/** The ARN that `madePolicy` gives. */
export const policyArn = (name: string): string => arnOf("policy", "/", name);

/** AdministratorAccess as AWS has it. */
export const administratorAccess: ManagedPolicySnapshot = {
  arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  name: "AdministratorAccess",
  path: "/",
  versions: [{ versionId: "v1", isDefault: true, document: allowing("*") }],
};

/** Activity of one principal: each action once, two days ago, in a window of a hundred days. */
export const madeActivity = (arn: string, ...actions: readonly string[]): ActivitySnapshot => ({
  from: daysBefore(100),
  to: takenAt,
  source: "cloudtrail",
  events: actions.length,
  principals: [
    {
      arn,
      actions: actions.map((action) => ({
        action,
        count: 1,
        firstAt: daysBefore(2),
        lastAt: daysBefore(2),
        resources: [],
      })),
    },
  ],
});

/** An account of which everything was read, with what a case is about. */
export const madeAccount = (more: Partial<AccountSnapshot> = {}): AccountSnapshot => ({
  id: accountId,
  coverage: everything,
  users: [],
  groups: [],
  roles: [],
  policies: [],
  instanceProfiles: [],
  ...more,
});

/** A service control policy of the organization's own. */
export const controlPolicy = (
  name: string,
  document: string,
  targets: readonly string[],
): ControlPolicySnapshot => ({
  id: `p-${name}`,
  name,
  type: "SERVICE_CONTROL_POLICY",
  awsManaged: false,
  document,
  targets,
});

/** FullAWSAccess, attached wherever it is when service control policies are enabled. */
export const fullAccess: ControlPolicySnapshot = {
  ...controlPolicy("FullAWSAccess", allowing("*"), ["r-ab12", "ou-ab12-workload", accountId]),
  awsManaged: true,
};

/** An organization with a root, one unit and the account of cases in it. */
export const madeOrganization = (
  more: Partial<OrganizationSnapshot> = {},
): OrganizationSnapshot => ({
  id: "o-abcde12345",
  managementAccount: "999999999999",
  featureSet: "ALL",
  coverage: everything,
  units: [
    { id: "r-ab12", name: "Root" },
    { id: "ou-ab12-workload", name: "Workloads", parent: "r-ab12" },
  ],
  accounts: [
    { id: "999999999999", name: "management", parent: "r-ab12" },
    { id: accountId, name: "workload", parent: "ou-ab12-workload" },
  ],
  policies: [],
  ...more,
});

export const madeSnapshot = (
  account: AccountSnapshot,
  organization?: OrganizationSnapshot,
): Snapshot => ({
  schema: snapshotSchema,
  takenAt,
  partition: "aws",
  source: { tool: "test", version: "0" },
  accounts: [account],
  ...(organization && { organization }),
});
