import { resourceControlServices } from "../../../data/resource-control-services.ts";
import { actionPatternOf } from "../action-pattern.ts";
import { asksForPresence, conditionsOn, hasKey, needsKey } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { LocatedStatement } from "../located-policy.ts";
import type { Scope, StatementCheck } from "../scope.ts";

const services: ReadonlySet<string> = new Set(resourceControlServices);

/** Keys that tell of the principal, which services as themselves do not bring, in lower case. */
const principalKeys = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
] as const;

/** Keys that only services as themselves bring, in lower case. */
const sourceKeys = [
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
] as const;

/** Resource control policies ("RCP syntax"). */
export const checkResourceControl: StatementCheck = (statement, scope) => {
  if (scope.kind !== "resourceControl") return;
  const { principals, actions, effect } = statement;
  if (principals !== undefined && (principals.negated || !principals.everyone)) {
    const place = principals.negated ? principals.key : principals.place;
    const message = `A resource control policy is about everyone: "Principal": "*". Narrow it down with conditions.`;
    scope.report("RCP_SYNTAX_ERROR_PRINCIPAL", place, message);
  }
  if (actions?.negated) {
    const message = "A resource control policy has no NotAction: list the actions in Action.";
    scope.report("RCP_SYNTAX_ERROR_NOTACTION", actions.key, message);
  }
  if (effect === "Allow") checkAllow(statement, scope);
  if (effect !== "Deny") return;
  checkServices(statement, scope);
  checkBystanders(statement, scope);
};

/** The only Allow is the one of RCPFullAWSAccess. */
function checkAllow(statement: LocatedStatement, { report }: Scope): void {
  const { actions, resources, principals, conditions, place } = statement;
  const isAll = (list: typeof actions): boolean =>
    list?.negated === false && list.texts.every(({ text }) => text === "*");
  const full = principals?.everyone === true && !principals.negated;
  if (full && isAll(actions) && isAll(resources) && conditions.length === 0) return;
  const message =
    "Allow in a resource control policy is of everything to everyone, without conditions; what you write yourself denies.";
  report("RCP_SYNTAX_ERROR_ALLOW", place, message);
}

function checkServices({ actions }: LocatedStatement, { report }: Scope): void {
  if (actions === undefined || actions.negated) return;
  for (const { text, place } of actions.texts) {
    const service = actionPatternOf(text)?.service;
    if (service !== undefined && services.has(service)) continue;
    const message = `Resource control policies are for actions of some services, each of which is named; ${quoted(text)} is not of one of them.`;
    report("RCP_SYNTAX_ERROR_ACTION", place, message);
  }
}

/** Whom a condition hits that was not meant for them: services, or everybody else. */
function checkBystanders(statement: LocatedStatement, { report }: Scope): void {
  const asksService = (value: string): boolean =>
    conditionsOn(statement, "aws:principalisawsservice").some(
      ({ meaning, values }) =>
        meaning?.operator === "Bool" && values.every(({ text }) => text.toLowerCase() === value),
    );
  const hits = (key: string) =>
    conditionsOn(statement, key).filter(
      (condition) => condition.meaning?.operator !== "Null" && !needsKey(condition),
    );
  for (const { key } of asksService("false") ? [] : principalKeys.flatMap(hits)) {
    const message = `Services as themselves do not bring ${key.text} and are denied too. Add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}.`;
    report("RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY", key.place, message);
  }
  const guarded = sourceKeys
    .filter((key) => hasKey(statement, key))
    .some((key) => conditionsOn(statement, key).some(asksForPresence));
  for (const { key } of sourceKeys.flatMap(hits)) {
    if (!asksService("true")) {
      const message = `Only services as themselves bring ${key.text}; everybody else is denied too. Add "BoolIfExists": {"aws:PrincipalIsAWSService": "true"}.`;
      report("RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", key.place, message);
    }
    if (guarded) continue;
    const message = `Not every call of a service brings ${key.text}. Add "Null": {"aws:SourceAccount": "false"} or "Null": {"aws:SourceArn": "false"}.`;
    report("RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", key.place, message);
  }
}
