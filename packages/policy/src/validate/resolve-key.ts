import { keyServices } from "../../data/services.ts";
import type { ConditionKey } from "../catalog/condition-key.ts";
import {
  type GlobalConditionKey,
  globalKeyIndex,
  replacedKeys,
} from "../catalog/global-condition-keys.ts";
import type { ServiceCatalog } from "../catalog/service-catalog.ts";

/** What the catalogue knows of a condition key. */
export type ResolvedKey =
  | { readonly kind: "global"; readonly key: GlobalConditionKey }
  | { readonly kind: "service"; readonly key: ConditionKey }
  /** A claim of an identity provider that the catalogue does not know. */
  | { readonly kind: "claim" }
  /** A key of tags without a tag: `aws:ResourceTag`. */
  | { readonly kind: "unfinished"; readonly key: ConditionKey }
  /** A global key that a newer one has replaced. */
  | { readonly kind: "replaced"; readonly by: string }
  | { readonly kind: "no-format" }
  | { readonly kind: "unknown-global" }
  | { readonly kind: "unknown-service"; readonly prefix: string }
  | {
      readonly kind: "unknown-key";
      readonly prefix: string;
      readonly candidates: readonly string[];
    };

const identityProviders = "sts";

/** The prefix of a key in lower case; undefined where it has none. */
export function keyPrefix(key: string): string | undefined {
  const colon = key.indexOf(":");
  return colon > 0 && colon < key.length - 1 ? key.slice(0, colon).toLowerCase() : undefined;
}

/** The services whose catalogues have keys with a prefix. */
export function servicesOfPrefix(prefix: string): readonly string[] {
  const others = Object.hasOwn(keyServices, prefix) ? keyServices[prefix] : undefined;
  return [prefix, ...(others ?? []), ...(prefix.includes(".") ? [identityProviders] : [])];
}

/** Looks a condition key up: among the global ones, then in the catalogue of its service. */
export function resolveKey(
  name: string,
  catalogs: ReadonlyMap<string, ServiceCatalog>,
): ResolvedKey {
  const global = globalKeyIndex.find(name);
  if (global !== undefined) return { kind: "global", key: global };
  const unfinished = globalKeyIndex.findUnfinished(name);
  if (unfinished !== undefined) return { kind: "unfinished", key: unfinished };
  const by = replacedKeys.get(name.toLowerCase());
  if (by !== undefined) return { kind: "replaced", by };
  const prefix = keyPrefix(name);
  if (prefix === undefined) return { kind: "no-format" };
  if (prefix === "aws") return { kind: "unknown-global" };
  const owners = servicesOfPrefix(prefix)
    .map((service) => catalogs.get(service))
    .filter((catalog) => catalog !== undefined);
  for (const { conditionKeys } of owners) {
    const key = conditionKeys.find(name);
    if (key !== undefined) return { kind: "service", key };
    const open = conditionKeys.findUnfinished(name);
    if (open !== undefined) return { kind: "unfinished", key: open };
  }
  if (prefix.includes(".")) return { kind: "claim" };
  if (owners.length === 0) return { kind: "unknown-service", prefix };
  const candidates = owners.flatMap(({ conditionKeys }) =>
    conditionKeys.all.map((key) => key.name),
  );
  return { kind: "unknown-key", prefix, candidates };
}
