import { manySought } from "../match/any-of.ts";
import { matchesBeyond } from "../match/match-pattern.ts";
import type { Pattern } from "../match/pattern.ts";
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

/** A statement at one of the places where it is found. */
interface FoundStatement {
  readonly statement: CompiledStatement;
  /** What is left to be asked of the resource: nothing, one pattern, or all that the statement says of resources. */
  readonly left: "nothing" | Pattern | "everything";
}

/** Statements about one action, by what their resources begin with. */
export type StatementIndex = PrefixNode<FoundStatement>;

export const indexStatements = (statements: readonly CompiledStatement[]): StatementIndex =>
  prefixIndex(statements.flatMap(foundByResource));

/** Where a statement is found by its resources; one with NotResource, or with neither, is found for any. */
function foundByResource(statement: CompiledStatement): (readonly [string, FoundStatement])[] {
  const { resources } = statement;
  if (resources === undefined) return [["", Object.freeze({ statement, left: "nothing" })]];
  if (resources.negated) return [["", Object.freeze({ statement, left: "everything" })]];
  const byPrefix = Map.groupBy(resources.patterns, ({ prefix }) => prefix);
  return [...byPrefix].flatMap(([prefix, patterns]) =>
    leftOf(patterns).map((left) => [prefix, Object.freeze({ statement, left })] as const),
  );
}

/** What is left to be asked once the resource is known to begin as patterns do. */
function leftOf(patterns: readonly Pattern[]): readonly FoundStatement["left"][] {
  if (patterns.some(({ form }) => form === "prefix" || form === "any")) return ["nothing"];
  return patterns.length < manySought ? patterns : ["everything"];
}

function reaches({ statement, left }: FoundStatement, request: PolicyRequest): boolean {
  if (left === "nothing") return true;
  return left === "everything"
    ? reachesResource(statement, request)
    : matchesBeyond(left, request.resource, request.context);
}

const applies = (
  found: FoundStatement,
  request: PolicyRequest,
  rules: MatchRules,
): PrincipalMatch =>
  reaches(found, request) && conditionsHold(found.statement, request)
    ? principalMatch(found.statement, request.principal, rules)
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
    for (const found of node.values) {
      if (applies(found, request, rules) !== undefined) return true;
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
    for (const found of node.values) {
      grant = stronger(grant, applies(found, request, rules));
      if (grant === "direct") return grant;
    }
    at += node.edge.length;
  }
  return grant;
}
