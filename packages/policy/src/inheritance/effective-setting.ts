import { allowedOperators, type ValueOperator, valueOperators } from "./operators.ts";
import type { SettingSource, SettingValue } from "./setting-source.ts";

/** A setting, or a group of them, as the policies from the root down to some level leave it. */
export interface EffectiveSetting {
  readonly value: SettingValue | readonly SettingValue[] | undefined;
  readonly children: ReadonlyMap<string, EffectiveSetting>;
  /** The operators that policies below may use here. */
  readonly allowed: ReadonlySet<ValueOperator>;
  /** The policies that made the value what it is, in their order. */
  readonly policies: readonly string[];
}

/** What one policy of a level says of a setting. */
export interface Contribution {
  readonly policy: string;
  readonly source: SettingSource;
}

/** Before any policy has spoken. */
export const unset: EffectiveSetting = {
  value: undefined,
  children: new Map(),
  allowed: new Set(valueOperators),
  policies: [],
};

/**
 * The setting after the policies of one level, in the order in which they were attached ("Inheritance operators" and
 * "Inheritance examples"). Of several assignments the first holds; then come all additions, then all removals. What
 * the policies of the level allow to those below is what all of them allow, and no level below can take it back.
 */
export function mergeLevel(
  inherited: EffectiveSetting,
  contributions: readonly Contribution[],
): EffectiveSetting {
  let { allowed } = inherited;
  for (const { source } of contributions) {
    if (source.control === undefined) continue;
    const left = allowedOperators(source.control);
    allowed = new Set([...allowed].filter((operator) => left.has(operator)));
  }
  return {
    ...mergedValue(inherited, contributions),
    children: mergedChildren(inherited, contributions),
    allowed,
  };
}

function mergedValue(
  inherited: EffectiveSetting,
  contributions: readonly Contribution[],
): Pick<EffectiveSetting, "value" | "policies"> {
  let { value } = inherited;
  let { policies } = inherited;
  const assigning = contributions.find(({ source }) => source.assign !== undefined);
  if (assigning?.source.assign !== undefined && inherited.allowed.has("@@assign")) {
    value = assigning.source.assign;
    policies = [assigning.policy];
  }
  if (inherited.allowed.has("@@append")) {
    for (const { policy, source } of contributions) {
      if (source.append.length === 0) continue;
      const listed = listOf(value);
      const added = [...new Set(source.append)].filter((item) => !listed.includes(item));
      if (added.length === 0) continue;
      value = [...listed, ...added];
      policies = policies.includes(policy) ? policies : [...policies, policy];
    }
  }
  if (inherited.allowed.has("@@remove")) {
    for (const { policy, source } of contributions) {
      if (source.remove.length === 0) continue;
      const listed = listOf(value);
      const kept = listed.filter((item) => !source.remove.includes(item));
      if (kept.length === listed.length) continue;
      value = kept;
      policies = policies.includes(policy) ? policies : [...policies, policy];
    }
  }
  return { value, policies };
}

const listOf = (value: EffectiveSetting["value"]): readonly SettingValue[] =>
  isList(value) ? value : [];

/** Whether a value is a list. */
export const isList = (value: EffectiveSetting["value"]): value is readonly SettingValue[] =>
  Array.isArray(value);

function mergedChildren(
  inherited: EffectiveSetting,
  contributions: readonly Contribution[],
): ReadonlyMap<string, EffectiveSetting> {
  // A new key is something added: where policies above allow neither operator, none comes in ("Backup policy examples" 3 and 4).
  const open = inherited.allowed.has("@@assign") || inherited.allowed.has("@@append");
  const said = new Map<string, Contribution[]>();
  for (const { policy, source } of contributions) {
    for (const [name, child] of source.children) {
      if (!open && !inherited.children.has(name)) continue;
      const others = said.get(name);
      if (others === undefined) said.set(name, [{ policy, source: child }]);
      else others.push({ policy, source: child });
    }
  }
  if (said.size === 0) return inherited.children;
  const children = new Map(inherited.children);
  for (const [name, contributed] of said) {
    children.set(name, mergeLevel(children.get(name) ?? unset, contributed));
  }
  return children;
}

/** Every policy that has a part in a setting or in those below it. */
export const contributingPolicies = ({
  policies,
  children,
}: EffectiveSetting): readonly string[] => [
  ...new Set([...policies, ...[...children.values()].flatMap(contributingPolicies)]),
];
