import { isRecord, type LeafShape, type Member, type Shape, type StructShape } from "../shape.ts";
import { isUnspeakable, madeSpeakable, writeTimestamp } from "../text.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

const escaped = /[&<>"\r]/;
const everyEscaped = /[&<>"\r]/g;

/**
 * Text as XML 1.0 carries it. A carriage return is escaped, as a parser would make it a line feed; what XML cannot carry at all is
 * shown as U+FFFD.
 */
export function escapeXml(text: string): string {
  const plain = isUnspeakable(text) ? madeSpeakable(text) : text;
  if (!escaped.test(plain)) return plain;
  return plain.replace(everyEscaped, (character) => escapes[character] ?? "");
}

/** Writes what stands between the tags of a value. Throws TypeError for a value that isn't of the shape. */
export type XmlWriter = (value: unknown, name: string) => string;

const writers = new WeakMap<Shape, XmlWriter>();

/** The writer of a shape, compiled at its first use. */
export function xmlWriter(shape: Shape): XmlWriter {
  const present = writers.get(shape);
  if (present !== undefined) return present;
  const writer = compiled(shape);
  writers.set(shape, writer);
  return writer;
}

function compiled(shape: Shape): XmlWriter {
  switch (shape.kind) {
    case "struct":
      return structWriter(shape);
    case "list":
      return itemsWriter(shape.itemName, xmlWriter(shape.item));
    case "map":
      return entriesWriter("entry", shape.keyName, shape.valueName, xmlWriter(shape.value));
    default:
      return leafWriter(shape);
  }
}

/** The members as elements. Members that are undefined or null are left out; an empty list is an empty element. */
function structWriter(shape: StructShape): XmlWriter {
  const members: { readonly name: string; readonly write: XmlWriter }[] = [];
  const writer: XmlWriter = (value, name) => {
    if (!isRecord(value)) throw mistyped(name, "a structure");
    let text = "";
    for (const member of members) {
      const inner = value[member.name];
      if (inner !== undefined && inner !== null) text += member.write(inner, member.name);
    }
    return text;
  };
  // INVARIANT: known before its members are compiled, as a structure may contain itself.
  writers.set(shape, writer);
  for (const member of shape.members) {
    members.push({ name: member.name, write: elementWriter(member) });
  }
  return writer;
}

/** A member with its tags; a flattened list or map repeats the member's own tag, with no element around them. */
function elementWriter({ xmlName, shape, flattened }: Member): XmlWriter {
  if (flattened && shape.kind === "list") return itemsWriter(xmlName, xmlWriter(shape.item));
  if (flattened && shape.kind === "map") {
    return entriesWriter(xmlName, shape.keyName, shape.valueName, xmlWriter(shape.value));
  }
  const write = xmlWriter(shape);
  const open = `<${xmlName}>`;
  const close = `</${xmlName}>`;
  return (value, name) => open + write(value, name) + close;
}

function itemsWriter(itemName: string, write: XmlWriter): XmlWriter {
  const open = `<${itemName}>`;
  const close = `</${itemName}>`;
  return (value, name) => {
    if (!Array.isArray(value)) throw mistyped(name, "a list");
    let text = "";
    for (const item of value) text += open + write(item, name) + close;
    return text;
  };
}

function entriesWriter(
  entryName: string,
  keyName: string,
  valueName: string,
  write: XmlWriter,
): XmlWriter {
  const beforeKey = `<${entryName}><${keyName}>`;
  const beforeValue = `</${keyName}><${valueName}>`;
  const close = `</${valueName}></${entryName}>`;
  return (value, name) => {
    if (!isRecord(value)) throw mistyped(name, "a map");
    let text = "";
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || inner === null) continue;
      text += beforeKey + escapeXml(key) + beforeValue + write(inner, name) + close;
    }
    return text;
  };
}

function leafWriter(shape: LeafShape): XmlWriter {
  switch (shape.kind) {
    case "timestamp": {
      const format = shape.format === "default" ? "date-time" : shape.format;
      return (value, name) => {
        if (!(value instanceof Date)) throw mistyped(name, "a date");
        return writeTimestamp(value, format);
      };
    }
    case "blob":
      return (value, name) => {
        if (!(value instanceof Uint8Array)) throw mistyped(name, "bytes");
        return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
      };
    case "string":
    case "number":
    case "boolean":
    case "document":
      return (value, name) => {
        if (typeof value === "string") return escapeXml(value);
        if (typeof value === "number" || typeof value === "boolean") return String(value);
        throw mistyped(name, "a simple value");
      };
  }
}

const mistyped = (name: string, expected: string): TypeError =>
  new TypeError(`The output member ${name} must be ${expected}.`);
