import { serviceError } from "../errors.ts";
import type { LeafShape, ListShape, MapShape, Member, Shape, StructShape } from "../shape.ts";
import { readText, speakable } from "../text.ts";
import { type FormNode, numbered } from "./form.ts";

/** Reads a value of one shape from its node; `name` is the member's, for messages. Throws MalformedInput. */
export type FormReader = (form: FormNode, name: string) => unknown;

const readers = new WeakMap<Shape, FormReader>();

/** The reader of a shape, compiled at its first use. */
export function formReader(shape: Shape): FormReader {
  const present = readers.get(shape);
  if (present !== undefined) return present;
  const reader = compiled(shape);
  readers.set(shape, reader);
  return reader;
}

function compiled(shape: Shape): FormReader {
  switch (shape.kind) {
    case "struct":
      return structReader(shape);
    case "list":
      return listReader(shape, shape.itemName);
    case "map":
      return mapReader(shape, "entry");
    default:
      return leafReader(shape);
  }
}

/** A structure; members that the form lacks are left out, parameters that it doesn't know are ignored. */
function structReader(shape: StructShape): FormReader {
  const members: { readonly name: string; readonly xmlName: string; readonly read: FormReader }[] =
    [];
  const reader: FormReader = (form, name) => {
    requireNested(form, name);
    const value: Record<string, unknown> = {};
    if (form.children === undefined) return value;
    for (const member of members) {
      const child = form.children.get(member.xmlName);
      if (child !== undefined) value[member.name] = member.read(child, member.name);
    }
    return value;
  };
  // INVARIANT: known before its members are compiled, as a structure may contain itself.
  readers.set(shape, reader);
  for (const member of shape.members) {
    members.push({ name: member.name, xmlName: member.xmlName, read: memberReader(member) });
  }
  return reader;
}

/** A flattened list or map has no level of its own between the member's name and the numbers. */
function memberReader({ shape, flattened }: Member): FormReader {
  if (flattened && shape.kind === "list") return listReader(shape, undefined);
  if (flattened && shape.kind === "map") return mapReader(shape, undefined);
  return formReader(shape);
}

/** A list; `Tags=` and a name with no numbers below it are the empty list. */
function listReader(shape: ListShape, level: string | undefined): FormReader {
  const read = formReader(shape.item);
  return (form, name) => {
    requireNested(form, name);
    const holder = level === undefined ? form : form.children?.get(level);
    return holder === undefined ? [] : numbered(holder).map((item) => read(item, name));
  };
}

function mapReader(shape: MapShape, level: string | undefined): FormReader {
  const read = formReader(shape.value);
  return (form, name) => {
    requireNested(form, name);
    const holder = level === undefined ? form : form.children?.get(level);
    const entries: [string, unknown][] = [];
    for (const entry of holder === undefined ? [] : numbered(holder)) {
      const key = entry.children?.get(shape.keyName);
      const value = entry.children?.get(shape.valueName);
      if (key === undefined || value === undefined) continue;
      entries.push([speakable(leafText(key, name), name), read(value, name)]);
    }
    // INVARIANT: fromEntries defines own properties, so a key named __proto__ is a key and no more.
    return Object.fromEntries(entries);
  };
}

const leafReader =
  (shape: LeafShape): FormReader =>
  (form, name) =>
    readText(shape, leafText(form, name), name);

function leafText(form: FormNode, name: string): string {
  if (form.value !== undefined) return form.value;
  throw serviceError("MalformedInput", `The value of ${name} is not a simple value.`);
}

function requireNested(form: FormNode, name: string): void {
  if (form.value === undefined || form.value === "") return;
  throw serviceError("MalformedInput", `The value of ${name} is a simple value and must not be.`);
}
