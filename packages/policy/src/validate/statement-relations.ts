import { type Glob, globOf } from "./glob-relations.ts";
import type { LocatedCondition, LocatedList, LocatedStatement } from "./located-policy.ts";
import { coverOf, indexPatterns, type PatternIndex } from "./pattern-index.ts";
import type { Scope } from "./scope.ts";

/** A list of patterns, ready to be compared. */
interface Patterns extends PatternIndex {
  readonly negated: boolean;
}

/** A statement, ready to be compared with others. */
export interface ComparedStatement {
  readonly statement: LocatedStatement;
  readonly actions: Patterns;
  readonly resources: Patterns | undefined;
  /** Undefined where the policy names nobody; "*" is everyone. */
  readonly principals: string | undefined;
  readonly conditions: ReadonlySet<string>;
}

/** What of a statement can be compared; undefined where something of it can't be read. */
export function comparedStatement(
  statement: LocatedStatement,
  { kind, variables }: Scope,
): ComparedStatement | undefined {
  const { actions, resources, conditions, effect } = statement;
  if (effect === undefined || actions === undefined || actions.texts.length === 0) return undefined;
  if (kind !== "trust" && (resources === undefined || resources.texts.length === 0))
    return undefined;
  if (conditions.some(({ meaning }) => meaning === undefined)) return undefined;
  return {
    statement,
    actions: patternsOf(actions, (text) => globOf(text.toLowerCase(), false)),
    resources: resources && patternsOf(resources, (text) => globOf(text, variables)),
    principals: principalsKey(statement),
    conditions: new Set(conditions.map(conditionKey)),
  };
}

const patternsOf = ({ negated, texts }: LocatedList, read: (text: string) => Glob): Patterns => ({
  negated,
  ...indexPatterns(texts, read),
});

function principalsKey({ principals }: LocatedStatement): string | undefined {
  if (principals === undefined) return undefined;
  if (principals.everyone && !principals.negated) return "*";
  const groups = principals.groups.map(({ type, texts }) => [
    type,
    ...texts.map(({ text }) => text).sort(),
  ]);
  return JSON.stringify([principals.negated, principals.everyone, groups.sort()]);
}

function conditionKey({ meaning, key, values }: LocatedCondition): string {
  const texts = values.map(({ text }) => text).sort();
  const { operator, qualifier, ifExists } = meaning ?? {};
  return JSON.stringify([operator, qualifier, ifExists, key.text.toLowerCase(), texts]);
}

const everything = "<*>";

function patternsCover(
  wide: Patterns | undefined,
  narrow: Patterns | undefined,
  { budget }: Scope,
): boolean {
  if (wide === undefined || narrow === undefined) return wide === narrow;
  if (wide.negated || narrow.negated) {
    if (!wide.negated) return wide.entries.has(everything);
    const same = narrow.negated && wide.entries.size === narrow.entries.size;
    return same && [...wide.entries.keys()].every((key) => narrow.entries.has(key));
  }
  for (const entry of narrow.entries.values()) {
    if (!budget.spend(1)) return false;
    if (!wide.entries.has(entry.key) && coverOf(entry, wide, budget) === undefined) return false;
  }
  return true;
}

/** Whether one statement applies whenever another does. A yes is sure. */
export function statementCovers(
  wide: ComparedStatement,
  narrow: ComparedStatement,
  scope: Scope,
): boolean {
  const forWhom = wide.principals === narrow.principals || wide.principals === "*";
  return (
    forWhom &&
    [...wide.conditions].every((condition) => narrow.conditions.has(condition)) &&
    patternsCover(wide.actions, narrow.actions, scope) &&
    patternsCover(wide.resources, narrow.resources, scope)
  );
}
