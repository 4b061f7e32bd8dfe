import { type EffectiveSetting, isList } from "./effective-setting.ts";
import type { ManagementPolicyType } from "./management-policy-type.ts";
import type { SettingValue } from "./setting-source.ts";

/** A value of an effective policy: no operators any more. */
export type EffectiveValue =
  | SettingValue
  | readonly SettingValue[]
  | { readonly [key: string]: EffectiveValue };

type Group = { readonly [key: string]: EffectiveValue };

/** Types whose values are texts, whatever a policy wrote them as. */
const textual: ReadonlySet<ManagementPolicyType> = new Set([
  "BACKUP_POLICY",
  "CHATBOT_POLICY",
  "TAG_POLICY",
]);

/** The document of an effective policy. Keys are in lower case, as in AWS's answers ("Viewing effective tag policies"). */
export function effectiveDocument(type: ManagementPolicyType, root: EffectiveSetting): Group {
  const shown = textual.has(type)
    ? (value: SettingValue): SettingValue => String(value)
    : (value: SettingValue): SettingValue => value;
  const document = groupOf(root, shown);
  return type === "TAG_POLICY" ? withDefaults(document) : document;
}

function groupOf(
  { children }: EffectiveSetting,
  shown: (value: SettingValue) => SettingValue,
): Group {
  const entries = [...children].flatMap(([name, child]): [string, EffectiveValue][] => {
    const value = shownValue(name, child, shown);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function shownValue(
  name: string,
  setting: EffectiveSetting,
  shown: (value: SettingValue) => SettingValue,
): EffectiveValue | undefined {
  const { value } = setting;
  if (value === undefined) {
    const group = groupOf(setting, shown);
    return Object.keys(group).length === 0 ? undefined : group;
  }
  if (!isList(value)) return shown(value);
  // Without values nothing is listed; but a tag without values it may have is not one that may have any.
  return value.length === 0 && name !== "tag_value" ? undefined : value.map(shown);
}

/** A tag key of which no policy says the case is in lower case, and one without values may have any ("Tag policy syntax"). */
function withDefaults(document: Group): Group {
  const { tags } = document;
  if (!isGroup(tags)) return document;
  const completed = Object.entries(tags).map(([key, tag]): [string, EffectiveValue] => [
    key,
    isGroup(tag) ? { tag_key: key, tag_value: ["*"], ...tag } : tag,
  ]);
  return { ...document, tags: Object.fromEntries(completed) };
}

/** Whether a value of an effective policy is a group of further ones. */
export const isGroup = (value: EffectiveValue | undefined): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value);
