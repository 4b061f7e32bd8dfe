import { actionPatternOf, isWild } from "./action-pattern.ts";
import { arnPartsOf } from "./arn.ts";
import { ownersOfArns } from "./arn-templates.ts";
import { serviceOfResourceType } from "./checks/resource-policy.ts";
import type { LocatedPolicy } from "./located-policy.ts";
import { keyPrefix, servicesOfPrefix } from "./resolve-key.ts";
import { variableNames } from "./variables.ts";

/** Every service that a policy speaks of: in actions, ARNs, condition keys and variables. */
export function servicesOfPolicy(
  { statements }: LocatedPolicy,
  resourceType: string | undefined,
): ReadonlySet<string> {
  const services = new Set<string>();
  const addKey = (key: string): void => {
    const prefix = keyPrefix(key);
    for (const service of prefix === undefined ? [] : servicesOfPrefix(prefix))
      services.add(service);
  };
  const addVariables = (text: string): void => {
    for (const name of variableNames(text)) addKey(name);
  };
  for (const { actions, resources, conditions } of statements) {
    for (const { text } of actions?.texts ?? []) {
      const service = actionPatternOf(text)?.service;
      if (service !== undefined && !isWild(service)) services.add(service);
    }
    for (const { text } of resources?.texts ?? []) {
      for (const owner of ownersOfArns(arnPartsOf(text)[2] ?? "")) services.add(owner);
      addVariables(text);
    }
    for (const { key, values } of conditions) {
      addKey(key.text);
      for (const { text } of values) addVariables(text);
    }
  }
  const own = resourceType === undefined ? undefined : serviceOfResourceType(resourceType);
  if (own !== undefined) services.add(own);
  return services;
}
