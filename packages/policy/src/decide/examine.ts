import { operatorText } from "../document/operator-text.ts";
import type { Condition } from "../document/policy.ts";
import { unsetVariables } from "../match/pattern.ts";
import { type CompiledStatement, isAbout } from "./compile-policy.ts";
import type { DecidingStatement, Layers } from "./layers.ts";
import { type MatchRules, principalMatch, reachesResource } from "./match-statement.ts";
import type { ContextValue, PolicyRequest } from "./request.ts";
import { type Tier, tiersOf } from "./survey.ts";

/** What an element of a statement says of a request. */
export interface ExaminedElement {
  /** As it is written: `NotAction`; for a condition `Condition.StringLike.aws:username`. */
  readonly name: string;
  readonly matches: boolean;
  /** The context keys that the element asks for and the request lacks, as the policy writes them. */
  readonly missing: readonly string[];
  /** What a condition is, and what the request brings for its key; absent for other elements. */
  readonly condition?: Condition;
  readonly value?: ContextValue | undefined;
}

/** A statement with the reason why it applies to a request, or does not. */
export interface ExaminedStatement extends DecidingStatement {
  /** The level of the organization, from its root; undefined for layers without levels. */
  readonly level: number | undefined;
  readonly applies: boolean;
  /** Every element that is asked, in the order Principal, Action, Resource, conditions. */
  readonly elements: readonly ExaminedElement[];
}

/** Holds every statement of every layer against a request, element by element, in AWS's order of evaluation. */
export function examine(request: PolicyRequest, layers: Layers): readonly ExaminedStatement[] {
  const tiers = tiersOf(layers, request.principal);
  const bounded = tiers.some(({ layer }) => layer === "boundary");
  return tiers.flatMap((tier) => {
    const rules = { principals: tier.principals, bounded };
    return tier.policies.flatMap(({ id, source, policy }) =>
      policy.statements.map((compiled): ExaminedStatement => {
        const elements = elementsOf(compiled, request, rules);
        return {
          ...placeOf(tier),
          policy: id,
          source,
          statement: compiled.statement,
          index: compiled.index,
          applies: elements.every(({ matches }) => matches),
          elements,
        };
      }),
    );
  });
}

const placeOf = ({ layer, level }: Tier): Pick<ExaminedStatement, "layer" | "level"> => ({
  layer,
  level,
});

const complete: readonly string[] = Object.freeze([]);

function elementsOf(
  compiled: CompiledStatement,
  request: PolicyRequest,
  rules: MatchRules,
): readonly ExaminedElement[] {
  const { statement, resources, conditions } = compiled;
  const { context } = request;
  const element = (
    name: string,
    negated: boolean | undefined,
    matches: boolean,
    missing = complete,
  ): ExaminedElement => ({ name: negated ? `Not${name}` : name, matches, missing });
  const named = principalMatch(compiled, request.principal, rules) !== undefined;
  const unset = (resources?.patterns ?? []).flatMap((pattern) => unsetVariables(pattern, context));
  return [
    ...(rules.principals ? [element("Principal", statement.principals?.negated, named)] : []),
    element("Action", statement.actions.negated, isAbout(compiled, request.action.toLowerCase())),
    ...(resources === undefined
      ? []
      : [element("Resource", resources.negated, reachesResource(compiled, request), unset)]),
    ...conditions.map(({ condition, holds, lacking }): ExaminedElement => {
      const value = context.get(condition.key.toLowerCase());
      return {
        name: `Condition.${operatorText(condition)}.${condition.key}`,
        matches: holds(context),
        missing: lacking(context),
        condition,
        value,
      };
    }),
  ];
}
