import { childControl } from "./operators.ts";

/** A value of a setting. */
export type SettingValue = string | number | boolean | null;

/** What one policy says of one setting or of a group of them. */
export interface SettingSource {
  readonly assign?: SettingValue | readonly SettingValue[];
  readonly append: readonly SettingValue[];
  readonly remove: readonly SettingValue[];
  readonly control: readonly string[] | undefined;
  /** By name in lower case: the case of keys does not count ("Tag policy syntax"). */
  readonly children: ReadonlyMap<string, SettingSource>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isValue = (value: unknown): value is SettingValue =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

const valuesOf = (value: unknown): readonly SettingValue[] =>
  (Array.isArray(value) ? value : [value]).filter(isValue);

/** Reads a value of a policy's document; whatever does not belong there is left out, as validation has refused it. */
export function settingSource(value: unknown): SettingSource {
  const children = new Map<string, SettingSource>();
  let source: Omit<SettingSource, "children"> = { append: [], remove: [], control: undefined };
  if (!isObject(value)) return { ...source, children };
  for (const [key, item] of Object.entries(value)) {
    if (key === "@@assign") {
      if (Array.isArray(item)) source = { ...source, assign: valuesOf(item) };
      else if (isValue(item)) source = { ...source, assign: item };
    } else if (key === "@@append") source = { ...source, append: valuesOf(item) };
    else if (key === "@@remove") source = { ...source, remove: valuesOf(item) };
    else if (key === childControl) {
      source = { ...source, control: valuesOf(item).map(String) };
    } else if (!key.startsWith("@@")) children.set(key.toLowerCase(), settingSource(item));
  }
  return { ...source, children };
}
