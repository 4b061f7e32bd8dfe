import { readFileSync } from "node:fs";
import type { Snapshot } from "@ostiary/practices";
import fc from "fast-check";

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

/** The published schema of the snapshot. */
export const publishedSchema: Schema & { readonly definitions: Readonly<Record<string, Schema>> } =
  JSON.parse(readFileSync(new URL("../../schema/snapshot.schema.json", import.meta.url), "utf8"));

const texts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  arn: fc.integer({ min: 0, max: 999 }).map((place) => `arn:aws:iam::111122223333:user/${place}`),
  id: fc.integer({ min: 0, max: 9 }).map((place) => `11112222333${place}`),
};

/** Whatever a schema allows. */
function allowedBy(schema: Schema, name = ""): fc.Arbitrary<unknown> {
  const { $ref, enum: values, anyOf, items, properties, required = [], type } = schema;
  if ($ref !== undefined) return allowedBy(publishedSchema.definitions[$ref.slice(14)] ?? {}, name);
  if ("const" in schema) return fc.constant(schema.const);
  if (values !== undefined) return fc.constantFrom(...values);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => allowedBy(one, name)));
  if (items !== undefined) return fc.array(allowedBy(items, name), { maxLength: 3 });
  if (properties !== undefined) {
    const members = Object.entries(properties).map(
      ([member, inside]) => [member, allowedBy(inside, member)] as const,
    );
    return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
  }
  if (typeof schema.additionalProperties === "object") {
    const key = fc.string().filter((text) => text !== "__proto__");
    return fc.dictionary(key, allowedBy(schema.additionalProperties), { maxKeys: 3 });
  }
  if (type === "number") return fc.nat();
  if (type === "boolean") return fc.boolean();
  return texts[name] ?? fc.string();
}

/** Any snapshot that the schema allows, as it comes out of a file. */
export const arbitrarySnapshot: fc.Arbitrary<Snapshot> = allowedBy(publishedSchema).map((value) =>
  JSON.parse(JSON.stringify(value)),
);
