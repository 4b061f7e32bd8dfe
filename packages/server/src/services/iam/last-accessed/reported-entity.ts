import {
  type Group,
  groups,
  parseArn,
  pathAndName,
  type Role,
  roles,
  type User,
  users,
} from "@ostiary/directory";
import type { AttachedPolicy } from "@ostiary/policy";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { compiledManagedPolicy, ownPolicies } from "../../../caller/compiled-policies.ts";
import type { Scope, Target } from "../../../operation.ts";
import { noSuchEntity, requireGroup, requireRole, requireUser } from "../find-entity.ts";
import { groupTarget, policyTarget, roleTarget, userTarget } from "../targets.ts";

/** What a report is about. */
export type ReportedEntity =
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "group"; readonly group: Group }
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "policy"; readonly arn: string; readonly policy: AttachedPolicy };

const kinds = { user: requireUser, group: requireGroup, role: requireRole } as const;
const targets = { user: userTarget, group: groupTarget, role: roleTarget } as const;

const isKind = (type: string): type is keyof typeof kinds => Object.hasOwn(kinds, type);

const unsupported = (arn: string): ServiceError =>
  serviceError("InvalidInput", `Invalid Entity Arn: ${arn} is not supported.`);

/** The type and the name in the ARN of an IAM entity; paths are not compared, as a name is unique without. */
function typeAndName(arn: string): { readonly type: string; readonly name: string } | undefined {
  const parts = parseArn(arn);
  return parts?.service === "iam" ? pathAndName(parts.resource) : undefined;
}

/** The user, group, role or managed policy of an ARN. */
export function reportedEntity(scope: Scope, arn: string): ReportedEntity {
  const { account, awsManaged } = scope;
  const { type = "", name = "" } = typeAndName(arn) ?? {};
  switch (type) {
    case "user":
      return { kind: "user", user: requireUser(account, name) };
    case "group":
      return { kind: "group", group: requireGroup(account, name) };
    case "role":
      return { kind: "role", role: requireRole(account, name) };
    case "policy": {
      const policy = compiledManagedPolicy(account, awsManaged, arn);
      if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
      return { kind: "policy", arn, policy };
    }
    default:
      throw unsupported(arn);
  }
}

/** What asking about an ARN acts on: the entity of that name, with its own path. */
export function reportedTarget(scope: Scope, arn: string): Target {
  const { type = "", name = "" } = typeAndName(arn) ?? {};
  const own = parseArn(arn)?.account === scope.account.accountId;
  return own && isKind(type) ? targets[type](scope, name) : policyTarget(scope, arn);
}

/** A policy that an entity has, and what holds it. */
export interface HeldPolicy {
  readonly policy: AttachedPolicy;
  readonly holder: { readonly type: "USER" | "GROUP" | "ROLE"; readonly name: string };
}

const groupsOf = ({ account }: Scope, user: User): readonly Group[] =>
  user.groups.map((id) => account.get(groups, id)).filter((group) => group !== undefined);

/** The policies of a user with its groups, of a group or of a role. */
export function heldPolicies(
  scope: Scope,
  entity: Exclude<ReportedEntity, { kind: "policy" }>,
): readonly HeldPolicy[] {
  const { account, awsManaged } = scope;
  const ofGroup = (group: Group): readonly HeldPolicy[] =>
    ownPolicies(account, awsManaged, group, "group").map((policy) => ({
      policy,
      holder: { type: "GROUP", name: group.groupName },
    }));
  switch (entity.kind) {
    case "group":
      return ofGroup(entity.group);
    case "role":
      return ownPolicies(account, awsManaged, entity.role, "role").map((policy) => ({
        policy,
        holder: { type: "ROLE", name: entity.role.roleName },
      }));
    case "user": {
      const own = ownPolicies(account, awsManaged, entity.user, "user").map(
        (policy): HeldPolicy => ({ policy, holder: { type: "USER", name: entity.user.userName } }),
      );
      return [...own, ...groupsOf(scope, entity.user).flatMap(ofGroup)];
    }
  }
}

export const policiesOf = (scope: Scope, entity: ReportedEntity): readonly AttachedPolicy[] =>
  entity.kind === "policy"
    ? [entity.policy]
    : heldPolicies(scope, entity).map(({ policy }) => policy);

/** The users and roles that may use the permissions of an entity, by unique id. */
export function principalsOf({ account }: Scope, entity: ReportedEntity): readonly string[] {
  switch (entity.kind) {
    case "user":
      return [entity.user.id];
    case "role":
      return [entity.role.id];
    case "group":
      return account.find(users, "group", entity.group.id).map(({ id }) => id);
    case "policy": {
      const attached = [
        ...account.find(users, "attachedPolicy", entity.arn),
        ...account.find(roles, "attachedPolicy", entity.arn),
      ];
      const members = account
        .find(groups, "attachedPolicy", entity.arn)
        .flatMap((group) => account.find(users, "group", group.id));
      return [...new Set([...attached, ...members].map(({ id }) => id))];
    }
  }
}
