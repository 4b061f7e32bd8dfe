import type { CatalogAction } from "../catalog/service-catalog.ts";
import { matches } from "../match/match-pattern.ts";
import { compilePattern } from "../match/pattern.ts";
import type { Scope } from "./scope.ts";

/** An action as a policy writes it, parted at its colon. */
export interface ActionPattern {
  readonly service: string;
  readonly name: string;
}

/** Whether a text has wildcards. */
export const isWild = (text: string): boolean => /[*?]/.test(text);

/** The parts of an action in lower case; undefined for "*" and for what is no action. */
export function actionPatternOf(text: string): ActionPattern | undefined {
  const [service, name, ...more] = text.toLowerCase().split(":");
  return service && name && more.length === 0 ? { service, name } : undefined;
}

const rules = { wildcards: true, variables: false, arn: false };

/** Whether an action pattern stands for an action. */
export const standsFor = (pattern: string, action: string): boolean =>
  matches(compilePattern(pattern.toLowerCase(), rules), action.toLowerCase());

/** The actions of the catalogue that a pattern of one known service stands for; undefined where that cannot be said. */
export function actionsOf(text: string, scope: Scope): readonly CatalogAction[] | undefined {
  const pattern = actionPatternOf(text);
  const catalog = pattern && scope.catalogs.get(pattern.service);
  if (pattern === undefined || catalog === undefined) return undefined;
  if (!isWild(pattern.name)) {
    const action = catalog.actions.get(pattern.name);
    return action === undefined ? [] : [action];
  }
  const key = `${pattern.service}:${pattern.name}`;
  let actions = scope.expansions.get(key);
  if (actions === undefined) {
    if (!scope.budget.spend(catalog.actions.size * (pattern.name.length + 20))) return undefined;
    const compiled = compilePattern(pattern.name, rules);
    actions = [...catalog.actions].flatMap(([name, action]) =>
      matches(compiled, name) ? [action] : [],
    );
    scope.expansions.set(key, actions);
  }
  return actions;
}
