import { serviceError } from "../errors.ts";
import type { Shape, StructShape } from "../shape.ts";
import { readText } from "../text.ts";
import { type FormNode, numbered } from "./form.ts";

/** The members of a structure that a form holds; those that it lacks are left out. */
export function readStruct(shape: StructShape, form: FormNode): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of shape.members) {
    const child = form.children.get(member.wireName);
    if (child === undefined) continue;
    value[member.name] = readNode(member.shape, child, member.name, member.flattened);
  }
  return value;
}

function readNode(shape: Shape, form: FormNode, name: string, flattened: boolean): unknown {
  switch (shape.kind) {
    case "struct":
      return readStruct(shape, form);
    case "list": {
      const holder = flattened ? form : form.children.get(shape.itemName);
      if (holder === undefined) return [];
      return numbered(holder).map((item) => readNode(shape.item, item, name, false));
    }
    case "map":
      return readMap(shape, flattened ? form : form.children.get("entry"), name);
    default:
      return readText(shape, leaf(form, name), name);
  }
}

function readMap(
  shape: Extract<Shape, { kind: "map" }>,
  holder: FormNode | undefined,
  name: string,
): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const entry of holder === undefined ? [] : numbered(holder)) {
    const key = entry.children.get(shape.keyName);
    const value = entry.children.get(shape.valueName);
    if (key === undefined || value === undefined) continue;
    entries.push([leaf(key, name), readNode(shape.value, value, name, false)]);
  }
  return Object.fromEntries(entries);
}

function leaf(form: FormNode, name: string): string {
  if (form.value === undefined) {
    throw serviceError("MalformedInput", `The value of ${name} is not a simple value.`);
  }
  return form.value;
}
