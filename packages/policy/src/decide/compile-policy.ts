import { type CompiledCondition, compileCondition } from "../condition/compile-condition.ts";
import type { Condition, Matched, Policy, Statement } from "../document/policy.ts";
import { type AnyOf, anyOf, manySought, soughtPattern } from "../match/any-of.ts";
import { matches } from "../match/match-pattern.ts";
import {
  compilePattern,
  noVariables,
  type Pattern,
  type VariableValues,
} from "../match/pattern.ts";
import { nextNode, type PrefixNode, prefixIndex } from "../match/prefix-index.ts";
import { type CompiledPrincipals, compilePrincipals } from "../match/principal.ts";

/** A list of patterns that is ready to be matched. */
export interface CompiledMatched {
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
  /** The same patterns as one question, where they are many. */
  readonly any: AnyOf | undefined;
}

export interface CompiledStatement {
  readonly statement: Statement;
  readonly index: number;
  /** Variables stand for values: the policy is of version 2012-10-17. */
  readonly variables: boolean;
  readonly actions: CompiledMatched;
  readonly resources: CompiledMatched | undefined;
  readonly principals:
    | { readonly negated: boolean; readonly named: CompiledPrincipals }
    | undefined;
  readonly conditions: readonly CompiledCondition[];
}

/** The statements of a policy that are about one action, by effect. */
export interface ActionStatements {
  readonly allows: readonly CompiledStatement[];
  readonly denies: readonly CompiledStatement[];
}

/** A policy that is ready to be held against requests. */
export interface CompiledPolicy {
  readonly statements: readonly CompiledStatement[];
  /** The statements whose Action or NotAction takes in an action, however many others there are. */
  readonly about: (action: string) => ActionStatements;
}

/** Compiles a policy once for many requests. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const variables = policy.version === "2012-10-17";
  const compileConditions = conditionCompiler(variables);
  return ofStatements(
    policy.statements.map((statement, index) =>
      compileStatement(statement, index, variables, compileConditions),
    ),
  );
}

/** A policy of statements that are compiled already. */
export function ofStatements(compiled: readonly CompiledStatement[]): CompiledPolicy {
  const statements = Object.freeze(compiled);
  return Object.freeze({ statements, about: byAction(statements) });
}

type CompileConditions = (conditions: readonly Condition[]) => readonly CompiledCondition[];

/**
 * Compiles conditions. Statements that ask the same share what they ask: in a large policy many do, and what all of them share is
 * soon at hand.
 */
function conditionCompiler(variables: boolean): CompileConditions {
  const known = new Map<string, readonly CompiledCondition[]>();
  return (conditions) => {
    const written = JSON.stringify(conditions);
    const compiled =
      known.get(written) ?? conditions.map((condition) => compileCondition(condition, variables));
    known.set(written, compiled);
    return compiled;
  };
}

/** Compiles one statement. Variables stand for values only in policies of version 2012-10-17. */
export function compileStatement(
  statement: Statement,
  index: number,
  variables: boolean,
  compileConditions = conditionCompiler(variables),
): CompiledStatement {
  const { actions, resources, principals, conditions } = statement;
  const resourceRules = { wildcards: true, variables, arn: true };
  return Object.freeze({
    statement,
    index,
    variables,
    actions: compileMatched(actions, compileAction),
    resources:
      resources && compileMatched(resources, (resource) => compilePattern(resource, resourceRules)),
    principals: principals && {
      negated: principals.negated,
      named: compilePrincipals(principals.named),
    },
    conditions: compileConditions(conditions),
  });
}

const compileAction = (action: string): Pattern =>
  compilePattern(action.toLowerCase(), { wildcards: true, variables: false, arn: false });

const compileMatched = (
  { negated, patterns }: Matched,
  compile: (pattern: string) => Pattern,
): CompiledMatched => {
  const compiled = patterns.map(compile);
  const isMany = compiled.length >= manySought;
  const any = isMany ? anyOf(compiled.map(soughtPattern), matches) : undefined;
  return Object.freeze({ negated, patterns: compiled, any });
};

/** Whether an action, in lower case, is one that a statement is about. */
export const isAbout = ({ actions }: CompiledStatement, action: string): boolean =>
  isTakenIn(actions, action, noVariables);

/** Whether a list of patterns takes in a text; a Not… list takes in what none of it matches. */
export function isTakenIn(
  { patterns, any, negated }: CompiledMatched,
  text: string,
  values: VariableValues,
): boolean {
  if (any !== undefined) return any(text, values) !== negated;
  for (const pattern of patterns) if (matches(pattern, text, values)) return !negated;
  return negated;
}

const nothing: ActionStatements = Object.freeze({ allows: [], denies: [] });

function byAction(statements: readonly CompiledStatement[]): CompiledPolicy["about"] {
  let index: PrefixNode<CompiledStatement> | undefined;
  return (action) => {
    index ??= prefixIndex(statements.flatMap(actionPrefixes));
    const lower = action.toLowerCase();
    const found = under(index, lower).filter((statement) => isAbout(statement, lower));
    if (found.length === 0) return nothing;
    const once = [...new Set(found)];
    return Object.freeze({
      allows: once.filter(({ statement }) => statement.effect === "Allow"),
      denies: once.filter(({ statement }) => statement.effect === "Deny"),
    });
  };
}

/** Where a statement is found by its actions; one with NotAction is about any. */
const actionPrefixes = (statement: CompiledStatement): [string, CompiledStatement][] =>
  statement.actions.negated
    ? [["", statement]]
    : statement.actions.patterns.map(({ prefix }) => [prefix, statement]);

function under(index: PrefixNode<CompiledStatement>, text: string): CompiledStatement[] {
  const found: CompiledStatement[] = [];
  let at = 0;
  for (
    let node: PrefixNode<CompiledStatement> | undefined = index;
    node !== undefined;
    node = nextNode(node, text, at)
  ) {
    found.push(...node.values);
    at += node.edge.length;
  }
  return found;
}
