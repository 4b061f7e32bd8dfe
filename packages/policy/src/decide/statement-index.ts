import { nextNode, type PrefixNode, prefixIndex } from "../match/prefix-index.ts";
import { type PrincipalMatch, stronger } from "../match/principal.ts";
import type { CompiledStatement } from "./compile-policy.ts";
import {
  conditionsHold,
  type MatchRules,
  principalMatch,
  reachesResource,
} from "./match-statement.ts";
import type { PolicyRequest } from "./request.ts";

/** Statements about one action, by what their resources begin with where there are many. */
export type StatementIndex = PrefixNode<CompiledStatement>;

/** From how many statements on they are found by resource and not walked. */
const manyStatements = 4;

export function indexStatements(statements: readonly CompiledStatement[]): StatementIndex {
  return statements.length < manyStatements
    ? { edge: "", values: statements, children: undefined }
    : prefixIndex(statements.flatMap(resourcePrefixes));
}

/** Where a statement is found by its resources; one with NotResource, or with neither, is found for any. */
const resourcePrefixes = (statement: CompiledStatement): [string, CompiledStatement][] =>
  statement.resources === undefined || statement.resources.negated
    ? [["", statement]]
    : statement.resources.patterns.map(({ prefix }) => [prefix, statement]);

const applies = (
  statement: CompiledStatement,
  request: PolicyRequest,
  rules: MatchRules,
): PrincipalMatch =>
  reachesResource(statement, request) && conditionsHold(statement, request)
    ? principalMatch(statement, request.principal, rules)
    : undefined;

/** Whether any of the statements applies. */
export function anyApplies(
  index: StatementIndex,
  request: PolicyRequest,
  rules: MatchRules,
): boolean {
  let at = 0;
  for (
    let node: StatementIndex | undefined = index;
    node !== undefined;
    node = nextNode(node, request.resource, at)
  ) {
    for (const statement of node.values) {
      if (applies(statement, request, rules) !== undefined) return true;
    }
    at += node.edge.length;
  }
  return false;
}

/** The strongest way in which a statement that applies names the caller. */
export function strongestGrant(
  index: StatementIndex,
  request: PolicyRequest,
  rules: MatchRules,
): PrincipalMatch {
  let grant: PrincipalMatch;
  let at = 0;
  for (
    let node: StatementIndex | undefined = index;
    node !== undefined;
    node = nextNode(node, request.resource, at)
  ) {
    for (const statement of node.values) {
      grant = stronger(grant, applies(statement, request, rules));
      if (grant === "direct") return grant;
    }
    at += node.edge.length;
  }
  return grant;
}
