import { readFileSync } from "node:fs";
import { isAnswer } from "../answers/index.ts";

/** As much of JSON Schema as the schema of the snapshot uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

interface RootSchema extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>;
}

let loaded: RootSchema | undefined;

function snapshotSchema(): RootSchema {
  if (loaded !== undefined) return loaded;
  const file = new URL("../../schema/snapshot.schema.json", import.meta.url);
  const read: RootSchema = JSON.parse(readFileSync(file, "utf8"));
  loaded = read;
  return read;
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isAnswer,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
};

/** Where a value differs from a schema first; undefined where it does not. Members that the schema does not name are newer ones. */
function difference(
  root: RootSchema,
  schema: Schema,
  value: unknown,
  path: string,
): string | undefined {
  const { $ref, type, anyOf, items, properties = {}, required = [], additionalProperties } = schema;
  if ($ref !== undefined) {
    const named = root.definitions[$ref.slice($ref.lastIndexOf("/") + 1)];
    return named === undefined ? `${path} has no schema` : difference(root, named, value, path);
  }
  if (anyOf !== undefined) {
    const found = anyOf.map((one) => difference(root, one, value, path));
    return found.includes(undefined) ? undefined : found[0];
  }
  if ("const" in schema && schema.const !== value)
    return `${path} is not ${JSON.stringify(schema.const)}`;
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return `${path} is none of ${schema.enum.join(", ")}`;
  }
  if (type !== undefined && types[type]?.(value) === false) return `${path} is no ${type}`;
  if (Array.isArray(value) && items !== undefined) {
    for (const [place, item] of value.entries()) {
      const found = difference(root, items, item, `${path}[${place}]`);
      if (found !== undefined) return found;
    }
  }
  if (!isAnswer(value)) return undefined;
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${path}.${missing} is missing`;
  for (const [name, member] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const found =
      (own ?? others) && difference(root, own ?? others ?? {}, member, `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a value is no snapshot by the published schema; undefined where it is one. */
export function snapshotDifference(value: unknown): string | undefined {
  const root = snapshotSchema();
  return difference(root, root, value, "snapshot");
}
