import { isRecord, type LeafShape, type Member, type Shape, type StructShape } from "../shape.ts";
import { writeTimestamp } from "../text.ts";

/** Makes a value for JSON.stringify: dates in epoch seconds, blobs in base64. Throws TypeError for a value not of the shape. */
export type JsonWriter = (value: unknown, name: string) => unknown;

const writers = new WeakMap<Shape, JsonWriter>();

/** The writer of a shape, compiled at its first use. */
export function jsonWriter(shape: Shape): JsonWriter {
  const present = writers.get(shape);
  if (present !== undefined) return present;
  const writer = compiled(shape);
  writers.set(shape, writer);
  return writer;
}

function compiled(shape: Shape): JsonWriter {
  switch (shape.kind) {
    case "struct": {
      const members: CompiledMember[] = [];
      const writer = structWriter(members);
      // INVARIANT: known before its members are compiled, as a structure may contain itself.
      writers.set(shape, writer);
      members.push(...shape.members.map(compiledMember));
      return writer;
    }
    case "list": {
      const write = jsonWriter(shape.item);
      return (value, name) => {
        if (!Array.isArray(value)) throw mistyped(name, "a list");
        return value.map((item) => write(item, name));
      };
    }
    case "map": {
      const write = jsonWriter(shape.value);
      return (value, name) => {
        if (!isRecord(value)) throw mistyped(name, "a map");
        const entries = Object.entries(value).filter(([, inner]) => inner != null);
        return Object.fromEntries(entries.map(([key, inner]) => [key, write(inner, name)]));
      };
    }
    default:
      return leafWriter(shape);
  }
}

/** The writer of those members of a structure that travel in the body. */
export function bodyWriter(shape: StructShape): JsonWriter {
  const inBody = shape.members.filter(({ location }) => location.in === "body");
  return structWriter(inBody.map(compiledMember));
}

interface CompiledMember {
  readonly name: string;
  readonly write: JsonWriter;
}

const compiledMember = ({ name, shape }: Member): CompiledMember => ({
  name,
  write: jsonWriter(shape),
});

/** Members that are undefined or null are left out. */
const structWriter =
  (members: readonly CompiledMember[]): JsonWriter =>
  (value, name) => {
    if (!isRecord(value)) throw mistyped(name, "a structure");
    const written: Record<string, unknown> = {};
    for (const member of members) {
      const inner = value[member.name];
      if (inner !== undefined && inner !== null) {
        written[member.name] = member.write(inner, member.name);
      }
    }
    return written;
  };

function leafWriter(shape: LeafShape): JsonWriter {
  switch (shape.kind) {
    case "timestamp": {
      const { format } = shape;
      return (value, name) => {
        if (!(value instanceof Date)) throw mistyped(name, "a date");
        return format === "default" || format === "epoch-seconds"
          ? value.getTime() / 1000
          : writeTimestamp(value, format);
      };
    }
    case "blob":
      return (value, name) => {
        if (!(value instanceof Uint8Array)) throw mistyped(name, "bytes");
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
      };
    case "document":
      return (value) => value;
    case "string":
    case "number":
    case "boolean":
      return (value, name) => {
        if (typeof value !== shape.kind) throw mistyped(name, `a ${shape.kind}`);
        return value;
      };
  }
}

const mistyped = (name: string, expected: string): TypeError =>
  new TypeError(`The output member ${name} must be ${expected}.`);
