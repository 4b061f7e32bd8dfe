import type { AccountDraft } from "../draft/index.ts";

/** Kinds of things of IAM that requests name without their path. */
export type NamedKind = "user" | "group" | "role" | "instance-profile";

/** Finds the ARNs of an account's users, groups, roles and instance profiles by their names, which have no path. */
export interface NamedArns {
  readonly partition: string;
  find(kind: NamedKind, name: string): string | undefined;
  /** The roles of an instance profile, by its name or ARN. */
  rolesOf(profile: string): readonly string[];
}

const byName = (items: Iterable<{ readonly name: string; readonly arn: string }>) =>
  new Map([...items].map(({ name, arn }) => [name, arn]));

/** The names of what is known of an account; all of it has to be gathered before. */
export function namedArns(draft: AccountDraft | undefined, partition: string): NamedArns {
  if (draft === undefined) return { partition, find: () => undefined, rolesOf: () => [] };
  const users = new Map(
    [...draft.users].flatMap(([name, { details, listing, report }]) => {
      const arn = details?.arn ?? listing?.arn ?? report?.arn;
      return arn === undefined ? [] : [[name, arn] as const];
    }),
  );
  const profiles = [...draft.instanceProfiles.values()];
  const names: Readonly<Record<NamedKind, ReadonlyMap<string, string>>> = {
    user: users,
    group: byName(draft.groups.values()),
    role: byName(draft.roles.values()),
    "instance-profile": byName(profiles),
  };
  return {
    partition,
    find: (kind, name) => names[kind].get(name),
    rolesOf(profile) {
      const found = profiles.find(({ name, arn }) => name === profile || arn === profile);
      return (found?.roles ?? []).flatMap((role) => names.role.get(role) ?? []);
    },
  };
}
