import type { Shape, StructShape } from "../shape.ts";
import { writeTimestamp } from "../text.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

const escaped = /[&<>"\r]/;

/** Text as XML 1.0 carries it. A carriage return is escaped, as a parser would make it a line feed. */
export const escapeXml = (text: string): string =>
  escaped.test(text) ? text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? "") : text;

/** The members of a structure as elements. Members that are undefined or null are left out; empty lists are empty elements. */
export function writeStruct(shape: StructShape, value: object): string {
  let text = "";
  const members: Readonly<Record<string, unknown>> = { ...value };
  for (const member of shape.members) {
    const inner = members[member.name];
    if (inner === undefined || inner === null) continue;
    text += writeMember(member.wireName, member.shape, inner, member.flattened);
  }
  return text;
}

function writeMember(name: string, shape: Shape, value: unknown, flattened: boolean): string {
  if (shape.kind === "list") {
    if (!Array.isArray(value)) throw new TypeError(`The output member ${name} must be a list.`);
    const itemName = flattened ? name : shape.itemName;
    let items = "";
    for (const item of value) items += writeMember(itemName, shape.item, item, false);
    return flattened ? items : `<${name}>${items}</${name}>`;
  }
  if (shape.kind === "map") {
    const entryName = flattened ? name : "entry";
    let entries = "";
    for (const [key, inner] of Object.entries(Object(value))) {
      const content =
        `<${shape.keyName}>${escapeXml(key)}</${shape.keyName}>` +
        writeMember(shape.valueName, shape.value, inner, false);
      entries += `<${entryName}>${content}</${entryName}>`;
    }
    return flattened ? entries : `<${name}>${entries}</${name}>`;
  }
  if (shape.kind === "struct") return `<${name}>${writeStruct(shape, Object(value))}</${name}>`;
  return `<${name}>${escapeXml(writeLeaf(name, shape, value))}</${name}>`;
}

function writeLeaf(
  name: string,
  shape: Exclude<Shape, { kind: "struct" | "list" | "map" }>,
  value: unknown,
): string {
  if (shape.kind === "timestamp") {
    if (!(value instanceof Date)) throw new TypeError(`The output member ${name} must be a date.`);
    return writeTimestamp(value, shape.format === "default" ? "date-time" : shape.format);
  }
  if (shape.kind === "blob" && value instanceof Uint8Array) {
    return Buffer.from(value).toString("base64");
  }
  if (typeof value === "object") throw new TypeError(`The output member ${name} must be simple.`);
  return String(value);
}
