/** JSON as it is read from a case file. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json);

export const isObject = (json: Json): json is JsonObject =>
  typeof json === "object" && json !== null && !isList(json);

/** An object whose fields are among the given ones: a misspelt field would hold nothing. */
export function objectOf(json: Json | undefined, fields: readonly string[]): JsonObject {
  if (json === undefined || !isObject(json)) throw new Error(`No object: ${JSON.stringify(json)}`);
  const unknown = Object.keys(json).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new Error(`Unknown field ${unknown} in ${JSON.stringify(json)}`);
  return json;
}

export function textOf(json: Json | undefined): string {
  if (typeof json !== "string") throw new Error(`No text: ${JSON.stringify(json)}`);
  return json;
}

/** A list, or the one thing that stands for a list of it; nothing is the empty list. */
export function listOf(json: Json | undefined): readonly Json[] {
  if (json === undefined) return [];
  return isList(json) ? json : [json];
}
