import { serviceError } from "../errors.ts";
import type { LeafShape, ListShape, MapShape, Member, Shape, StructShape } from "../shape.ts";
import { isRecord } from "../shape.ts";
import { dateOf, readBase64, readTimestamp, speakable } from "../text.ts";

/** Reads a value of one shape from parsed JSON; `name` is the member's, for messages. Throws MalformedInput. */
export type JsonReader = (value: unknown, name: string) => unknown;

const readers = new WeakMap<Shape, JsonReader>();

/** The reader of a shape, compiled at its first use. A value of another JSON type is refused. */
export function jsonReader(shape: Shape): JsonReader {
  const present = readers.get(shape);
  if (present !== undefined) return present;
  const reader = compiled(shape);
  readers.set(shape, reader);
  return reader;
}

function compiled(shape: Shape): JsonReader {
  switch (shape.kind) {
    case "struct": {
      const members: CompiledMember[] = [];
      const reader = structReader(shape, members);
      // INVARIANT: known before its members are compiled, as a structure may contain itself.
      readers.set(shape, reader);
      members.push(...shape.members.map(compiledMember));
      return reader;
    }
    case "list":
      return listReader(shape);
    case "map":
      return mapReader(shape);
    default:
      return leafReaders[shape.kind](shape);
  }
}

/** The reader of those members of a structure that travel in the body. */
export function bodyReader(shape: StructShape): JsonReader {
  const inBody = shape.members.filter(({ location }) => location.in === "body");
  return structReader(shape, inBody.map(compiledMember));
}

interface CompiledMember {
  readonly name: string;
  readonly read: JsonReader;
}

const compiledMember = ({ name, shape }: Member): CompiledMember => ({
  name,
  read: jsonReader(shape),
});

/** Members that it doesn't know, and nulls, are left out. */
const structReader =
  (shape: StructShape, members: readonly CompiledMember[]): JsonReader =>
  (value, name) => {
    if (!isRecord(value)) throw mistyped(name, "a structure", value);
    const read: Record<string, unknown> = {};
    let set = 0;
    for (const member of members) {
      if (!Object.hasOwn(value, member.name)) continue;
      const inner = value[member.name];
      if (inner === null || inner === undefined) continue;
      read[member.name] = member.read(inner, member.name);
      set += 1;
    }
    if (shape.union && set > 1) {
      throw serviceError("MalformedInput", `More than one member of the union ${name} is set.`);
    }
    return read;
  };

function listReader(shape: ListShape): JsonReader {
  const read = jsonReader(shape.item);
  return (value, name) => {
    if (!Array.isArray(value)) throw mistyped(name, "a List", value);
    const items: unknown[] = [];
    for (const item of value) if (item !== null) items.push(read(item, name));
    return items;
  };
}

function mapReader(shape: MapShape): JsonReader {
  const read = jsonReader(shape.value);
  return (value, name) => {
    if (!isRecord(value)) throw mistyped(name, "a Map", value);
    const entries: [string, unknown][] = [];
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== null) entries.push([speakable(key, name), read(inner, name)]);
    }
    // INVARIANT: fromEntries defines own properties, so a key named __proto__ is a key and no more.
    return Object.fromEntries(entries);
  };
}

const leafReaders: Readonly<Record<LeafShape["kind"], (shape: LeafShape) => JsonReader>> = {
  string: () => (value, name) => {
    if (typeof value !== "string") throw mistyped(name, "a String", value);
    return speakable(value, name);
  },
  number: () => (value, name) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw mistyped(name, "a Number", value);
    }
    return value;
  },
  boolean: () => (value, name) => {
    if (typeof value !== "boolean") throw mistyped(name, "a Boolean", value);
    return value;
  },
  blob: () => (value, name) => {
    if (typeof value !== "string") throw mistyped(name, "a Blob", value);
    return readBase64(value, name);
  },
  timestamp: () => (value, name) => {
    if (typeof value === "number") return dateOf(Math.round(value * 1000), name);
    if (typeof value !== "string") throw mistyped(name, "a Timestamp", value);
    return readTimestamp(value, name);
  },
  document: () => (value, name) => {
    requireCarriable(value, name);
    return value;
  },
};

/**
 * Refuses a document with a text or number that no answer can carry; JSON reads 1e999 as Infinity and writes that as null.
 *
 * INVARIANT: parseJson has bounded the depth.
 */
function requireCarriable(value: unknown, name: string): void {
  if (typeof value === "string") speakable(value, name);
  else if (typeof value === "number" && !Number.isFinite(value)) {
    throw mistyped(name, "a Number", value);
  } else if (Array.isArray(value)) for (const item of value) requireCarriable(item, name);
  else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      speakable(key, name);
      requireCarriable(inner, name);
    }
  }
}

const tokens: Readonly<Record<string, string>> = {
  object: "START_OBJECT",
  string: "STRING_VALUE",
  number: "NUMBER_VALUE",
  boolean: "BOOLEAN_VALUE",
};

function mistyped(name: string, expected: string, value: unknown) {
  const given =
    value === null ? "NULL" : Array.isArray(value) ? "START_ARRAY" : tokens[typeof value];
  return serviceError("MalformedInput", `${given} can not be converted to ${expected} (${name}).`);
}
