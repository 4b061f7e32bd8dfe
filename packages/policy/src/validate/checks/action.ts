import { actionPatternOf, actionsOf, isWild } from "../action-pattern.ts";
import { type PlacedText, quoted } from "../finding.ts";
import type { Scope, StatementCheck } from "../scope.ts";

/** Action and NotAction ("AWS JSON policy elements: Action"). */
export const checkActions: StatementCheck = ({ actions, place }, scope) => {
  if (actions === undefined) {
    scope.report("MISSING_ACTION", place, "A statement needs the element Action or NotAction.");
    return;
  }
  if (actions.empty) {
    const message = `${actions.element} lists no actions, so the statement says nothing.`;
    scope.report("EMPTY_ARRAY_ACTION", actions.place, message);
  }
  for (const action of actions.texts) checkAction(action, scope);
};

function checkAction({ text, place }: PlacedText, scope: Scope): void {
  if (text === "*" || text.includes("${")) return;
  const { report, catalogs, didYouMean, serviceNames } = scope;
  const pattern = actionPatternOf(text);
  if (pattern === undefined) {
    const message = `${quoted(text)} is no action. Actions are written service:Name, such as s3:GetObject, or "*" for all.`;
    report("INVALID_ACTION", place, message);
    return;
  }
  const { service, name } = pattern;
  if (service !== "*" && isWild(service)) {
    const message = `${quoted(service)} is no service: a part of its name cannot be a wildcard.`;
    report("INVALID_SERVICE_IN_ACTION", place, message);
    return;
  }
  if (service === "*") {
    const message = `${quoted(text)} stands for every service, and for those that come later. Name the services.`;
    report("WILDCARD_IN_SERVICE_NAME", place, message);
    return;
  }
  const catalog = catalogs.get(service);
  if (catalog === undefined) {
    const message = `There is no service with the prefix ${quoted(service)}.${didYouMean(service, serviceNames)}`;
    report("INVALID_SERVICE_IN_ACTION", place, message);
    return;
  }
  if (name === "*" || actionsOf(text, scope)?.length !== 0) return;
  const names = [...catalog.actions.values()].map((action) => action.name);
  const message = isWild(name)
    ? `${quoted(text)} stands for no action of ${catalog.title}.`
    : `${catalog.title} has no action ${quoted(text)}.${didYouMean(name, names)}`;
  report("INVALID_ACTION", place, message);
}
