import type { StoredService } from "../../data/services.ts";
import { type ConditionKey, indexKeys, type KeyIndex, type KeyType } from "./condition-key.ts";

/** What an action does, as the reference classes it. */
export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

/** A type of resource that a service has. */
export interface ResourceType {
  readonly name: string;
  /** Templates: `arn:${Partition}:s3:::${BucketName}`. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly ConditionKey[];
}

/** A resource type that an action acts on. */
export interface ActionResource {
  readonly type: ResourceType;
  readonly required: boolean;
  /** Keys that the action brings with this type, besides the type's own. */
  readonly conditionKeys: readonly ConditionKey[];
}

/** An action of a service. */
export interface CatalogAction {
  /** Without the service: `GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Empty for actions that policies can grant on `*` only. */
  readonly resources: readonly ActionResource[];
  /** Keys that the action brings whatever it acts on. */
  readonly conditionKeys: readonly ConditionKey[];
}

/** A service in the service authorization reference. */
export interface ServiceCatalog {
  /** The prefix of its actions: `s3`. */
  readonly service: string;
  readonly title: string;
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, CatalogAction>;
  /** By name in lower case. */
  readonly resourceTypes: ReadonlyMap<string, ResourceType>;
  readonly conditionKeys: KeyIndex<ConditionKey>;
}

const accessLevels: Readonly<Record<string, AccessLevel>> = {
  L: "List",
  R: "Read",
  W: "Write",
  T: "Tagging",
  P: "Permissions management",
};

const keyTypes: Readonly<Record<string, KeyType>> = {
  String: "String",
  ARN: "ARN",
  Bool: "Bool",
  Numeric: "Numeric",
  Date: "Date",
  IPAddress: "IPAddress",
  Binary: "Binary",
};

const multiValuedPrefix = "ArrayOf";

function keyOf(stored: string): ConditionKey {
  const [name = "", type = ""] = stored.split("|");
  const multiValued = type.startsWith(multiValuedPrefix);
  const keyType = keyTypes[multiValued ? type.slice(multiValuedPrefix.length) : type];
  if (keyType === undefined) throw new Error(`${name} has the unknown type ${type}.`);
  return Object.freeze({ name, types: Object.freeze([keyType]), multiValued });
}

/** The items at the places that `1.4` names. */
function pick<T>(items: readonly T[], places: string | undefined): readonly T[] {
  if (places === undefined || places === "") return [];
  return places.split(".").flatMap((place) => {
    const item = items[Number(place)];
    return item === undefined ? [] : [item];
  });
}

/** Reads a service as scripts/catalog.ts has stored it. */
export function readService(service: string, title: string, stored: StoredService): ServiceCatalog {
  const keys = stored.keys.map(keyOf);
  const resourceTypes = stored.resources.map((line): ResourceType => {
    const [name = "", arns = "", places] = line.split("|");
    return Object.freeze({ name, arns: arns.split(","), conditionKeys: pick(keys, places) });
  });
  const actionResource = (text: string): readonly ActionResource[] => {
    const [place = "", own] = text.split(":");
    return pick(resourceTypes, place.replace("!", "")).map((type) =>
      Object.freeze({ type, required: place.endsWith("!"), conditionKeys: pick(keys, own) }),
    );
  };
  const actions = stored.actions.map((line): CatalogAction => {
    const [name = "", level = "", resources = "", places] = line.split("|");
    const accessLevel = accessLevels[level];
    if (accessLevel === undefined) throw new Error(`${name} has the unknown level ${level}.`);
    return Object.freeze({
      name,
      accessLevel,
      resources: resources === "" ? [] : resources.split(",").flatMap(actionResource),
      conditionKeys: pick(keys, places),
    });
  });
  const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
    new Map(items.map((item) => [item.name.toLowerCase(), item]));
  return Object.freeze({
    service,
    title,
    actions: byName(actions),
    resourceTypes: byName(resourceTypes),
    conditionKeys: indexKeys(keys),
  });
}
