import { groups, parseArn, pathAndName, roles, users } from "@ostiary/directory";
import { contextKeysOf, type Policy } from "@ostiary/policy";
import { customerManagedPolicy, defaultDocument } from "../../../caller/compiled-policies.ts";
import type { Scope } from "../../../operation.ts";
import { noSuchEntity } from "../find-entity.ts";

/** The context keys that policies mention, each once. */
export const uniqueKeys = (policies: readonly Policy[]): string[] => [
  ...new Set(policies.flatMap(contextKeysOf)),
];

/** The texts of every policy of a user (with its groups), a group or a role. */
export function documentsOf(scope: Scope, arn: string): readonly string[] {
  const { account, awsManaged } = scope;
  const { type, name } = pathAndName(parseArn(arn)?.resource ?? "");
  const user = type === "user" ? account.named(users, name) : undefined;
  const holders = [
    user,
    ...(user?.groups.map((id) => account.get(groups, id)) ?? []),
    type === "group" ? account.named(groups, name) : undefined,
    type === "role" ? account.named(roles, name) : undefined,
  ].filter((holder) => holder !== undefined);
  if (holders.length === 0) throw noSuchEntity(`The entity ${arn} cannot be found.`);
  return holders.flatMap((holder) => [
    ...holder.inlinePolicies.map(({ document }) => document),
    ...holder.attachedPolicies.flatMap((attached) => {
      const own = customerManagedPolicy(account, attached);
      return [own === undefined ? (awsManaged.document(attached) ?? "") : defaultDocument(own)];
    }),
  ]);
}
