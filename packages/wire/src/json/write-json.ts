import type { Shape, StructShape } from "../shape.ts";
import { writeTimestamp } from "../text.ts";

/** A structure as a value for JSON.stringify; undefined and null members are left out. */
export function jsonStruct(shape: StructShape, value: object): Record<string, unknown> {
  const given: Readonly<Record<string, unknown>> = { ...value };
  const written: Record<string, unknown> = {};
  for (const member of shape.members) {
    const inner = given[member.name];
    if (inner === undefined || inner === null) continue;
    if (member.location.in !== "body") continue;
    written[member.wireName] = jsonValue(member.shape, inner, member.name);
  }
  return written;
}

/** A value of any shape for JSON.stringify: dates in epoch seconds, blobs in base64. */
export function jsonValue(shape: Shape, value: unknown, name: string): unknown {
  switch (shape.kind) {
    case "struct":
      return jsonStruct(shape, Object(value));
    case "list":
      if (!Array.isArray(value)) throw new TypeError(`The output member ${name} must be a list.`);
      return value.map((item) => jsonValue(shape.item, item, name));
    case "map":
      return Object.fromEntries(
        Object.entries(Object(value)).map(([key, inner]) => [
          key,
          jsonValue(shape.value, inner, name),
        ]),
      );
    case "timestamp":
      if (!(value instanceof Date))
        throw new TypeError(`The output member ${name} must be a date.`);
      return shape.format === "default" || shape.format === "epoch-seconds"
        ? value.getTime() / 1000
        : writeTimestamp(value, shape.format);
    case "blob":
      return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
    case "string":
    case "number":
    case "boolean":
    case "document":
      return value;
  }
}
