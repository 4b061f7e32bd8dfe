import type { PolicyKind } from "@ostiary/policy";

/** The kinds of policies as options name them. */
export const kindNames = {
  identity: "identity",
  resource: "resource",
  trust: "trust",
  session: "session",
  scp: "serviceControl",
  rcp: "resourceControl",
} as const satisfies Record<string, PolicyKind>;

export type KindName = keyof typeof kindNames;

export const isKindName = (name: string): name is KindName => Object.hasOwn(kindNames, name);
