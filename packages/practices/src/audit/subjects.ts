import type { ReadPolicy } from "../model/read-policy.ts";
import type {
  AccountSnapshot,
  GroupSnapshot,
  OrganizationSnapshot,
  RoleSnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import type { Subject } from "./finding.ts";

type Named = { readonly arn: string; readonly name: string };

export const userSubject = ({ arn, name }: Pick<UserSnapshot, "arn" | "name">): Subject => ({
  type: "user",
  arn,
  name,
});

export const groupSubject = ({ arn, name }: Pick<GroupSnapshot, "arn" | "name">): Subject => ({
  type: "group",
  arn,
  name,
});

export const roleSubject = ({ arn, name }: Pick<RoleSnapshot, "arn" | "name">): Subject => ({
  type: "role",
  arn,
  name,
});

/** A user or role, by its model. */
export const principalSubject = ({
  kind,
  arn,
  name,
}: Named & { readonly kind: "user" | "role" }): Subject => ({
  type: kind,
  arn,
  name,
});

/** A managed policy, or what holds an inline one. */
export const policySubject = ({ holder, name }: ReadPolicy): Subject => ({
  type: "policy",
  arn: holder,
  name,
});

export const accountSubject = (
  { id, alias, name }: AccountSnapshot,
  partition: string,
): Subject => ({
  type: "account",
  arn: `arn:${partition}:iam::${id}:root`,
  name: alias ?? name ?? id,
});

export const rootSubject = ({ id }: AccountSnapshot, partition: string): Subject => ({
  type: "root",
  arn: `arn:${partition}:iam::${id}:root`,
  name: "root",
});

export const organizationSubject = (
  { id, managementAccount }: OrganizationSnapshot,
  partition: string,
): Subject => ({
  type: "organization",
  arn: `arn:${partition}:organizations::${managementAccount}:organization/${id}`,
  name: id,
});
