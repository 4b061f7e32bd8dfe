/** Whether something read is an object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text under a key; undefined where there is none. */
export function textIn(value: unknown, key: string): string | undefined {
  const member = isObject(value) ? value[key] : undefined;
  return typeof member === "string" ? member : undefined;
}

/** A list as AWS writes lists in JSON, `{"items": […]}`; empty where there is none. */
export function itemsIn(value: unknown, key: string): readonly unknown[] {
  const member = isObject(value) ? value[key] : undefined;
  const items = isObject(member) ? member["items"] : undefined;
  return Array.isArray(items) ? items : [];
}
