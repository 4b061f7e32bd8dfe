import { type Layers, requestContext } from "@ostiary/policy";
import type {
  AccountSnapshot,
  GroupSnapshot,
  ManagedPolicySnapshot,
  RoleSnapshot,
  Snapshot,
  TagSnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import { controlLevels, pathTo } from "./control-policies.ts";
import { askerUnder } from "./possible.ts";
import type { PrincipalModel, RoleModel, UserModel } from "./principal-model.ts";
import { type ReadPolicy, readPolicy } from "./read-policy.ts";

/** An account's policies compiled, and its principals with everything that bears on them. */
export interface AccountModel {
  readonly id: string;
  readonly partition: string;
  readonly account: AccountSnapshot;
  readonly users: readonly UserModel[];
  readonly roles: readonly RoleModel[];
  readonly principals: readonly PrincipalModel[];
  /** By ARN. */
  principal(arn: string): PrincipalModel | undefined;
  /** The default version of a managed policy of the snapshot. */
  managed(arn: string): ReadPolicy | undefined;
  /** The policies of a group. */
  groupPolicies(name: string): readonly ReadPolicy[];
  /** The account's own managed policies, each in its default version. */
  readonly customerPolicies: readonly ReadPolicy[];
  /** The inline policies of users, groups and roles. */
  readonly inlinePolicies: readonly ReadPolicy[];
  /** The policies of resources other than roles. */
  readonly resourcePolicies: readonly ReadPolicy[];
  /** The control policies that bear on the account. */
  readonly controlPolicies: readonly ReadPolicy[];
}

/** AWS's own policies have `aws` for their account. */
export const isAwsManaged = (arn: string): boolean => arn.split(":")[4] === "aws";

/** The text of a managed policy's default version. */
export const defaultDocument = ({ versions }: ManagedPolicySnapshot): string | undefined =>
  (versions.find(({ isDefault }) => isDefault) ?? versions[0])?.document;

/** Compiles an account of a snapshot. */
export function accountModel(snapshot: Snapshot, account: AccountSnapshot): AccountModel {
  const managed = new Map<string, ReadPolicy>();
  for (const policy of account.policies) {
    const document = defaultDocument(policy);
    if (document === undefined) continue;
    const { arn, name } = policy;
    const source = isAwsManaged(arn) ? "aws-managed" : "user-managed";
    managed.set(arn, readPolicy({ kind: "identity", holder: arn, name, document }, source));
  }
  const control = controlLevels(snapshot.organization, account.id);
  const groups = new Map(account.groups.map((group) => [group.name, ownPolicies(group, "group")]));

  function ownPolicies(
    holder: GroupSnapshot | UserSnapshot | RoleSnapshot,
    source: "user" | "group" | "role",
  ): { readonly policies: readonly ReadPolicy[]; readonly unknown: readonly string[] } {
    const inline = holder.inlinePolicies.map(({ name, document }) =>
      readPolicy({ kind: "identity", holder: holder.arn, name, document }, source),
    );
    const attached = holder.attachedPolicies.map((arn) => managed.get(arn) ?? arn);
    return {
      policies: [...inline, ...attached.filter((policy) => typeof policy !== "string")],
      unknown: attached.filter((policy) => typeof policy === "string"),
    };
  }

  function bounds(holder: UserSnapshot | RoleSnapshot) {
    const arn = holder.permissionsBoundary;
    const policy = arn === undefined ? undefined : managed.get(arn);
    return { policy, unknown: arn !== undefined && policy === undefined ? [arn] : [] };
  }

  const orgContext = organizationContext(snapshot, account.id);
  const contextOf = (
    arn: string,
    entries: Readonly<Record<string, string>>,
    tags: readonly TagSnapshot[],
  ) =>
    requestContext([
      ["aws:PrincipalArn", arn],
      ["aws:PrincipalAccount", account.id],
      ["aws:ResourceAccount", account.id],
      ["aws:CurrentTime", snapshot.takenAt],
      ["aws:EpochTime", String(Math.floor(Date.parse(snapshot.takenAt) / 1000))],
      ...orgContext,
      ...Object.entries(entries),
      ...tags.map(({ key, value }) => [`aws:PrincipalTag/${key}`, value] as const),
    ]);

  function layersOf(
    policies: readonly ReadPolicy[],
    boundary: ReadPolicy | undefined,
    exempt: boolean,
  ): Layers {
    return {
      identity: policies.map(({ attached }) => attached),
      ...(boundary !== undefined && { boundary: boundary.attached }),
      ...(control.serviceControl !== undefined &&
        !exempt && { serviceControl: control.serviceControl }),
    };
  }

  const users = account.users.map((user): UserModel => {
    const own = ownPolicies(user, "user");
    const ofGroups = user.groups.map(
      (name) => groups.get(name) ?? { policies: [], unknown: [`group ${name}`] },
    );
    const policies = [own, ...ofGroups].flatMap((of) => of.policies);
    const boundary = bounds(user);
    const source = layersOf(policies, boundary.policy, false);
    const context = contextOf(
      user.arn,
      { "aws:PrincipalType": "User", "aws:userid": user.id, "aws:username": user.name },
      user.tags,
    );
    const principal = { kind: "user", account: account.id, arn: user.arn, id: user.id } as const;
    return {
      ...askerUnder(principal, source, context),
      kind: "user",
      arn: user.arn,
      name: user.name,
      source,
      policies: withBoundary(policies, boundary.policy),
      unknown: [...own.unknown, ...ofGroups.flatMap((of) => of.unknown), ...boundary.unknown],
      snapshot: user,
    };
  });

  const roles = account.roles.map((role): RoleModel => {
    const own = ownPolicies(role, "role");
    const boundary = bounds(role);
    const serviceLinked = role.path.startsWith("/aws-service-role/");
    const source = layersOf(own.policies, boundary.policy, serviceLinked);
    const session = "session";
    const context = contextOf(
      role.arn,
      {
        "aws:PrincipalType": "AssumedRole",
        "aws:userid": `${role.id}:${session}`,
        "aws:TokenIssueTime": snapshot.takenAt,
      },
      role.tags,
    );
    const principal = {
      kind: "role-session",
      account: account.id,
      arn: `arn:${snapshot.partition}:sts::${account.id}:assumed-role/${role.name}/${session}`,
      roleArn: role.arn,
      roleId: role.id,
      id: `${role.id}:${session}`,
    } as const;
    const trust = readPolicy(
      { kind: "trust", holder: role.arn, name: "trust policy", document: role.trustPolicy },
      "resource",
    );
    return {
      ...askerUnder(principal, source, context),
      kind: "role",
      arn: role.arn,
      name: role.name,
      source,
      policies: withBoundary(own.policies, boundary.policy),
      unknown: [...own.unknown, ...boundary.unknown],
      snapshot: role,
      trust,
      serviceLinked,
    };
  });

  const principals = [...users, ...roles];
  const byArn = new Map(principals.map((principal) => [principal.arn, principal]));
  const inlineOf = (policies: readonly ReadPolicy[]) =>
    policies.filter(({ holder }) => !managed.has(holder));
  return {
    id: account.id,
    partition: snapshot.partition,
    account,
    users,
    roles,
    principals,
    principal: (arn) => byArn.get(arn),
    managed: (arn) => managed.get(arn),
    groupPolicies: (name) => groups.get(name)?.policies ?? [],
    customerPolicies: [...managed.values()].filter(({ holder }) => !isAwsManaged(holder)),
    inlinePolicies: [
      ...account.users.flatMap((user) => inlineOf(ownPolicies(user, "user").policies)),
      ...[...groups.values()].flatMap(({ policies }) => inlineOf(policies)),
      ...account.roles.flatMap((role) => inlineOf(ownPolicies(role, "role").policies)),
    ],
    resourcePolicies: (account.resourcePolicies ?? []).map(({ arn, document }) =>
      readPolicy({ kind: "resource", holder: arn, name: "resource policy", document }, "resource"),
    ),
    controlPolicies: control.policies,
  };
}

const withBoundary = (policies: readonly ReadPolicy[], boundary: ReadPolicy | undefined) =>
  boundary === undefined ? policies : [...policies, boundary];

function organizationContext({ organization }: Snapshot, accountId: string) {
  const path = organization && pathTo(organization, accountId);
  if (organization === undefined || path === undefined) return [];
  const above = path.slice(0, -1).join("/");
  return [
    ["aws:PrincipalOrgID", organization.id],
    ["aws:ResourceOrgID", organization.id],
    ["aws:PrincipalOrgPaths", [`${organization.id}/${above}/`]],
    ["aws:ResourceOrgPaths", [`${organization.id}/${above}/`]],
  ] as const;
}
