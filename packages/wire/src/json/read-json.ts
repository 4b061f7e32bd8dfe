import { serviceError } from "../errors.ts";
import type { Shape, StructShape } from "../shape.ts";
import { readBase64, readTimestamp } from "../text.ts";

const maximumDepth = 64;

const mistyped = (path: string, expected: string, value: unknown) =>
  serviceError(
    "SerializationException",
    `${nameOf(value)} can not be converted to ${expected} at ${path === "" ? "the top level" : path}`,
  );

const nameOf = (value: unknown): string =>
  value === null
    ? "NULL_VALUE"
    : Array.isArray(value)
      ? "START_ARRAY"
      : (jsonTokens[typeof value] ?? "A value");

const jsonTokens: Readonly<Record<string, string>> = {
  object: "START_OBJECT",
  string: "STRING_VALUE",
  number: "NUMBER_VALUE",
  boolean: "BOOLEAN_VALUE",
};

/** The JSON of a body; an empty body is an empty object. */
export function parseJson(body: Uint8Array): unknown {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  if (text.trim() === "") return {};
  requireShallow(text);
  try {
    return JSON.parse(text);
  } catch {
    throw serviceError("SerializationException", "The request body is not valid JSON.");
  }
}

/** Refuses deep nesting before anything is built. Brackets in strings are counted too, but only where they are never closed. */
function requireShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === 0x5c) at += 1;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > maximumDepth) {
        throw serviceError(
          "SerializationException",
          `The request is nested deeper than ${maximumDepth} levels.`,
        );
      }
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A structure from JSON. Members that it doesn't know, and nulls, are left out; a wrong JSON type is SerializationException. */
export function readJsonStruct(
  shape: StructShape,
  value: unknown,
  path = "",
): Record<string, unknown> {
  if (!isObject(value)) throw mistyped(path, shape.name, value);
  const read: Record<string, unknown> = {};
  for (const member of shape.members) {
    if (!Object.hasOwn(value, member.wireName)) continue;
    const inner = value[member.wireName];
    if (inner === null || inner === undefined) continue;
    read[member.name] = readJson(
      member.shape,
      inner,
      path === "" ? member.name : `${path}.${member.name}`,
    );
  }
  return read;
}

/** A value of any shape from JSON. */
export function readJson(shape: Shape, value: unknown, path: string): unknown {
  switch (shape.kind) {
    case "struct":
      return readJsonStruct(shape, value, path);
    case "list":
      if (!Array.isArray(value)) throw mistyped(path, "List", value);
      return value
        .filter((item) => item !== null)
        .map((item, index) => readJson(shape.item, item, `${path}.${index + 1}`));
    case "map":
      if (!isObject(value)) throw mistyped(path, "Map", value);
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== null)
          .map(([key, inner]) => [key, readJson(shape.value, inner, `${path}.${key}`)]),
      );
    case "string":
      if (typeof value !== "string") throw mistyped(path, "String", value);
      return value;
    case "number":
      if (typeof value !== "number") throw mistyped(path, "Number", value);
      return value;
    case "boolean":
      if (typeof value !== "boolean") throw mistyped(path, "Boolean", value);
      return value;
    case "blob":
      if (typeof value !== "string") throw mistyped(path, "Blob", value);
      return readBase64(value, path);
    case "timestamp":
      if (typeof value !== "number" && typeof value !== "string") {
        throw mistyped(path, "Timestamp", value);
      }
      return readTimestamp(String(value), path);
    case "document":
      return value;
  }
}
