import { type CompiledCondition, compileCondition } from "../condition/compile-condition.ts";
import type { Matched, Policy, Statement } from "../document/policy.ts";
import { compilePattern, type Pattern } from "../match/pattern.ts";

/** A list of patterns that is ready to be matched. */
export interface CompiledMatched {
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
}

export interface CompiledStatement {
  readonly statement: Statement;
  readonly index: number;
  readonly actions: CompiledMatched;
  readonly resources: CompiledMatched | undefined;
  readonly conditions: readonly CompiledCondition[];
}

/** A policy that is ready to be held against requests. */
export interface CompiledPolicy {
  readonly statements: readonly CompiledStatement[];
}

/** Compiles a policy once for many requests. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const variables = policy.version === "2012-10-17";
  const resourceRules = { wildcards: true, variables, arn: true };
  return Object.freeze({
    statements: policy.statements.map((statement, index) =>
      Object.freeze({
        statement,
        index,
        actions: compileMatched(statement.actions, (action) =>
          compilePattern(action.toLowerCase(), { wildcards: true, variables: false, arn: false }),
        ),
        resources:
          statement.resources &&
          compileMatched(statement.resources, (resource) =>
            compilePattern(resource, resourceRules),
          ),
        conditions: statement.conditions.map((condition) => compileCondition(condition, variables)),
      }),
    ),
  });
}

const compileMatched = (
  { negated, patterns }: Matched,
  compile: (pattern: string) => Pattern,
): CompiledMatched => Object.freeze({ negated, patterns: patterns.map(compile) });
