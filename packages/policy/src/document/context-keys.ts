import { compilePattern, variablesIn } from "../match/pattern.ts";
import type { OperatorName, Policy } from "./policy.ts";

/** Whether the values of an operator may hold variables ("IAM policy elements: Variables and tags": string and ARN operators; and Bool). */
const takesVariables = (operator: OperatorName): boolean =>
  operator.startsWith("String") || operator.startsWith("Arn") || operator === "Bool";

/**
 * The context keys that a policy asks for: in conditions and in variables, as they are written, each once ignoring case, in the
 * order of their first appearance ("GetContextKeysForCustomPolicy").
 */
export function contextKeysOf(policy: Policy): readonly string[] {
  const keys = new Map<string, string>();
  const add = (key: string): void => {
    if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key);
  };
  const variables = policy.version === "2012-10-17";
  const addVariables = (text: string, arn: boolean): void => {
    for (const name of variablesIn(compilePattern(text, { wildcards: true, variables, arn }))) {
      add(name);
    }
  };
  for (const { resources, conditions } of policy.statements) {
    for (const resource of resources?.patterns ?? []) addVariables(resource, true);
    for (const { operator, key, values } of conditions) {
      add(key);
      if (takesVariables(operator)) for (const value of values) addVariables(value, false);
    }
  }
  return [...keys.values()];
}
