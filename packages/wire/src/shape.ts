import type { NormalizedSchema } from "@smithy/core/schema";

/** The wire formats of a timestamp; `default` is the protocol's own. */
export type TimestampFormat = "default" | "date-time" | "http-date" | "epoch-seconds";

/** Where a member travels in REST protocols. */
export type Location =
  | { readonly in: "body" }
  | { readonly in: "payload" }
  | { readonly in: "label" | "query" | "header" | "status"; readonly name: string };

export interface Member {
  readonly name: string;
  /** The name in forms and XML, where it is another one. */
  readonly xmlName: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly flattened: boolean;
  readonly location: Location;
}

export interface StructShape {
  readonly kind: "struct";
  readonly name: string;
  /** At most one member is set. */
  readonly union: boolean;
  readonly members: readonly Member[];
}

export interface ListShape {
  readonly kind: "list";
  readonly item: Shape;
  readonly itemName: string;
  readonly sensitive: boolean;
}

export interface MapShape {
  readonly kind: "map";
  readonly value: Shape;
  readonly keyName: string;
  readonly valueName: string;
}

export type LeafShape =
  | { readonly kind: "string"; readonly sensitive: boolean }
  | { readonly kind: "number" }
  | { readonly kind: "boolean" }
  | { readonly kind: "blob"; readonly sensitive: boolean }
  | { readonly kind: "timestamp"; readonly format: TimestampFormat }
  | { readonly kind: "document" };

/** The shape of a value, read once from the SDK's schema; may contain itself. */
export type Shape = StructShape | ListShape | MapShape | LeafShape;

/** Whether a value has members that can be read by name. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The schema codes of timestamps that name their format (`@smithy/types` SchemaTraits). */
const timestampFormats: Readonly<Record<number, TimestampFormat>> = {
  5: "date-time",
  6: "http-date",
  7: "epoch-seconds",
};

const known = new Map<unknown, Shape>();

/** The shape of a schema; each schema is read once. Throws TypeError for a schema of a kind that no codec knows. */
export function shapeOf(schema: NormalizedSchema): Shape {
  if (schema.isStructSchema() || schema.isUnitSchema()) return structOf(schema);
  if (schema.isListSchema()) return listOf(schema);
  if (schema.isMapSchema()) return mapOf(schema);
  const sensitive = Boolean(schema.getMergedTraits().sensitive);
  if (schema.isStringSchema()) return { kind: "string", sensitive };
  if (schema.isBlobSchema()) return { kind: "blob", sensitive };
  if (schema.isTimestampSchema()) {
    return { kind: "timestamp", format: timestampFormats[Number(schema.getSchema())] ?? "default" };
  }
  if (schema.isBooleanSchema()) return { kind: "boolean" };
  if (schema.isNumericSchema()) return { kind: "number" };
  if (schema.isDocumentSchema()) return { kind: "document" };
  throw new TypeError(`The schema ${schema.getName(true)} is of no kind that the wire knows.`);
}

export function structOf(schema: NormalizedSchema): StructShape {
  const source = schema.getSchema();
  const present = known.get(source);
  if (present?.kind === "struct") return present;
  const members: Member[] = [];
  const shape: StructShape = {
    kind: "struct",
    name: schema.getName() ?? "",
    union: schema.isUnionSchema(),
    members,
  };
  known.set(source, shape);
  // The seventh element of a structure's schema counts its required members, which come first.
  const required = Array.isArray(source) && typeof source[6] === "number" ? source[6] : 0;
  for (const [name, member] of schema.structIterator()) {
    members.push(memberOf(name, member, members.length < required));
  }
  return shape;
}

function memberOf(name: string, schema: NormalizedSchema, required: boolean): Member {
  const traits = schema.getMergedTraits();
  return {
    name,
    xmlName: traits.xmlName ?? name,
    shape: shapeOf(schema),
    required,
    sensitive: Boolean(traits.sensitive),
    flattened: Boolean(traits.xmlFlattened),
    location: locationOf(name, traits),
  };
}

function locationOf(
  name: string,
  traits: ReturnType<NormalizedSchema["getMergedTraits"]>,
): Location {
  if (traits.httpLabel) return { in: "label", name };
  if (traits.httpQuery) return { in: "query", name: traits.httpQuery };
  if (traits.httpHeader) return { in: "header", name: traits.httpHeader.toLowerCase() };
  if (traits.httpResponseCode) return { in: "status", name };
  if (traits.httpPayload) return { in: "payload" };
  return { in: "body" };
}

function listOf(schema: NormalizedSchema): ListShape {
  const source = schema.getSchema();
  const present = known.get(source);
  if (present?.kind === "list") return present;
  const item = schema.getValueSchema();
  const shape: { -readonly [K in keyof ListShape]: ListShape[K] } = {
    kind: "list",
    item: { kind: "document" },
    itemName: item.getMergedTraits().xmlName ?? "member",
    sensitive: Boolean(schema.getOwnTraits().sensitive),
  };
  if (Array.isArray(source)) known.set(source, shape);
  shape.item = shapeOf(item);
  return shape;
}

function mapOf(schema: NormalizedSchema): MapShape {
  const source = schema.getSchema();
  const present = known.get(source);
  if (present?.kind === "map") return present;
  const shape: { -readonly [K in keyof MapShape]: MapShape[K] } = {
    kind: "map",
    value: { kind: "document" },
    keyName: schema.getKeySchema().getMergedTraits().xmlName ?? "key",
    valueName: schema.getValueSchema().getMergedTraits().xmlName ?? "value",
  };
  if (Array.isArray(source)) known.set(source, shape);
  shape.value = shapeOf(schema.getValueSchema());
  return shape;
}
