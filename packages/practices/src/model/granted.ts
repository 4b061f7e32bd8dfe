import type { Statement } from "@ostiary/policy";
import type { Evidence } from "../audit/finding.ts";
import { placeOf, type ReadPolicy } from "./read-policy.ts";

/** Whether a statement allows, and by no condition. */
const grantsFreely = ({ effect, conditions }: Statement): boolean =>
  effect === "Allow" && conditions.length === 0;

/** Whether a statement is about every resource. */
export const onEverything = ({ resources }: Statement): boolean =>
  resources?.negated === false && resources.patterns.includes("*");

/** Whether a statement grants every action on everything. */
export const grantsEverything = (statement: Statement): boolean =>
  grantsFreely(statement) &&
  onEverything(statement) &&
  !statement.actions.negated &&
  statement.actions.patterns.some((pattern) => /^\*+(?::\*+)?$/u.test(pattern));

/** The services all of whose actions a statement grants on everything. */
export const wholeServices = (statement: Statement): readonly string[] =>
  grantsFreely(statement) && onEverything(statement) && !statement.actions.negated
    ? statement.actions.patterns.flatMap((pattern) => {
        const [, service] = /^([a-z0-9-]+):\*+$/iu.exec(pattern) ?? [];
        return service === undefined ? [] : [service.toLowerCase()];
      })
    : [];

/** The Allow statements of a policy that take in an action on everything, whatever their conditions. */
export const allowsOnEverything = (policy: ReadPolicy, action: string): readonly Statement[] =>
  policy.attached.policy
    .about(action.toLowerCase())
    .allows.map(({ statement }) => statement)
    .filter(onEverything);

/** Statements as evidence. */
export const asEvidence = (
  policy: ReadPolicy,
  statements: readonly Statement[],
): readonly Evidence[] =>
  statements.map((statement) => ({ kind: "statement", statement: placeOf(policy, statement) }));
