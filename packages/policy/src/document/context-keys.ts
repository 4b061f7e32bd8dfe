import { compilePattern, variablesIn } from "../match/pattern.ts";
import type { Policy } from "./policy.ts";

/**
 * The context keys that a policy asks for: in conditions as they are written, and in variables ("GetContextKeysForCustomPolicy"),
 * each once, in the order of their first appearance.
 */
export function contextKeysOf(policy: Policy): readonly string[] {
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
  };
  const rules = { wildcards: true, variables: policy.version === "2012-10-17", arn: false };
  for (const { resources, conditions } of policy.statements) {
    for (const pattern of resources?.patterns ?? []) {
      for (const name of variablesIn(compilePattern(pattern, rules))) add(name);
    }
    for (const { key, values } of conditions) {
      add(key);
      for (const value of values)
        for (const name of variablesIn(compilePattern(value, rules))) add(name);
    }
  }
  return [...keys.values()];
}
