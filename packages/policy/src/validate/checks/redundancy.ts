import { type PlacedText, quoted } from "../finding.ts";
import { type Glob, globOf } from "../glob-relations.ts";
import type { LocatedList } from "../located-policy.ts";
import { coverOf, indexPatterns } from "../pattern-index.ts";
import type { PolicyCheck, Scope, StatementCheck } from "../scope.ts";
import {
  type ComparedStatement,
  comparedStatement,
  statementCovers,
} from "../statement-relations.ts";

/** The texts of a list that another one covers; of equal ones the first stays. */
function covered(
  { texts }: LocatedList,
  read: (text: string) => Glob,
  { budget }: Scope,
): readonly { item: PlacedText; by: PlacedText }[] {
  const index = indexPatterns(texts, read);
  const twice = index.repeated.map(({ item, key }) => ({
    item,
    by: index.entries.get(key)?.item ?? item,
  }));
  const within = [...index.entries.values()].flatMap((entry) => {
    const by = coverOf(entry, index, budget);
    return by === undefined ? [] : [{ item: entry.item, by: by.item }];
  });
  return [...twice, ...within];
}

const redundancy = (item: PlacedText, by: PlacedText): string =>
  item.text.toLowerCase() === by.text.toLowerCase()
    ? `${quoted(item.text)} stands in this list twice.`
    : `${quoted(by.text)} stands for all that ${quoted(item.text)} stands for. Leave one of them out.`;

/** Actions and resources of a statement that say nothing that others of it don't. */
export const checkRedundancy: StatementCheck = ({ actions, resources }, scope) => {
  const { report, variables } = scope;
  const readAction = (text: string): Glob => globOf(text.toLowerCase(), false);
  for (const { item, by } of actions ? covered(actions, readAction, scope) : []) {
    report("REDUNDANT_ACTION", item.place, redundancy(item, by));
  }
  const readResource = (text: string): Glob => globOf(text, variables);
  for (const { item, by } of resources ? covered(resources, readResource, scope) : []) {
    report("REDUNDANT_RESOURCE", item.place, redundancy(item, by));
  }
};

/** Statements that others make needless, and those that a Deny keeps from ever granting. */
export const checkStatements: PolicyCheck = ({ statements }, scope) => {
  const compared = statements
    .map((statement) => comparedStatement(statement, scope))
    .filter((one) => one !== undefined);
  for (const [index, one] of compared.entries()) {
    const number = (other: ComparedStatement): number => statements.indexOf(other.statement) + 1;
    const wider = compared.find((other, place) => {
      if (other === one || other.statement.effect !== one.statement.effect) return false;
      if (!scope.budget.spend(1) || !statementCovers(other, one, scope)) return false;
      return place < index || !statementCovers(one, other, scope);
    });
    if (wider !== undefined) {
      const message = `Statement ${number(wider)} says all that this one says. Leave this one out.`;
      scope.report("REDUNDANT_STATEMENT", one.statement.place, message);
    }
    const denial = compared.find(
      (other) =>
        one.statement.effect === "Allow" &&
        other.statement.effect === "Deny" &&
        scope.budget.spend(1) &&
        statementCovers(other, one, scope),
    );
    if (denial === undefined) continue;
    const message = `Statement ${number(denial)} denies all that this one allows, so it allows nothing.`;
    scope.report("UNREACHABLE_STATEMENT", one.statement.place, message);
  }
};
