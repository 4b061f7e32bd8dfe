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

const none: readonly SettingValue[] = Object.freeze([]);
const childless: ReadonlyMap<string, SettingSource> = new Map();

/** Reads a value of a policy's document; whatever does not belong there is left out, as validation has refused it. */
export function settingSource(value: unknown): SettingSource {
  let children: Map<string, SettingSource> | undefined;
  let assign: SettingSource["assign"];
  let append = none;
  let remove = none;
  let control: readonly string[] | undefined;
  for (const [key, item] of isObject(value) ? Object.entries(value) : []) {
    if (!key.startsWith("@@")) {
      children ??= new Map();
      children.set(key.toLowerCase(), settingSource(item));
    } else if (key === "@@assign") {
      if (Array.isArray(item)) assign = valuesOf(item);
      else if (isValue(item)) assign = item;
    } else if (key === "@@append") append = valuesOf(item);
    else if (key === "@@remove") remove = valuesOf(item);
    else if (key === childControl) control = valuesOf(item).map(String);
  }
  return {
    append,
    remove,
    control,
    children: children ?? childless,
    ...(assign !== undefined && { assign }),
  };
}
