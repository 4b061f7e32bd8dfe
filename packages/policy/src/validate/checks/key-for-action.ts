import type { CatalogAction } from "../../catalog/service-catalog.ts";
import { actionPatternOf, actionsOf, isWild } from "../action-pattern.ts";
import { needsKey } from "../condition-rules.ts";
import type { IssueCode } from "../issues.ts";
import type { LocatedCondition, LocatedList, LocatedStatement } from "../located-policy.ts";
import { resolveKey } from "../resolve-key.ts";
import type { Scope, StatementCheck } from "../scope.ts";

/** Global keys of tags, which actions bring only if their resources have tags. */
const tagKeys = ["aws:ResourceTag/", "aws:RequestTag/"] as const;

/** An action of a statement, with the keys that what it stands for can bring, in lower case. */
interface KnownAction {
  readonly text: string;
  readonly wild: boolean;
  readonly keys: readonly ReadonlySet<string>[];
}

/** Whether the actions of a statement bring the keys of its conditions. */
export const checkKeysForActions: StatementCheck = (statement, scope) => {
  const { actions, conditions } = statement;
  // The actions of a trust policy are parts of one request.
  if (actions === undefined || conditions.length === 0 || scope.kind === "trust") return;
  const known = actions.negated ? [] : knownActions(actions, scope);
  for (const condition of conditions) {
    const resolved = resolveKey(condition.key.text, scope.catalogs);
    if (resolved.kind !== "service" && resolved.kind !== "global") continue;
    const { name } = resolved.key;
    const tag = resolved.kind === "global";
    if (tag && !tagKeys.some((start) => name.startsWith(start))) continue;
    if (!scope.budget.spend(known.length)) return;
    const without = known.filter(({ keys }) => !keys.some((one) => one.has(name.toLowerCase())));
    if (tag) checkTagKey(condition, without, statement, actions, scope);
    else if (!actions.negated) checkServiceKey(condition, without, scope);
  }
};

/** The actions that the catalogue knows. */
function knownActions({ texts }: LocatedList, scope: Scope): readonly KnownAction[] {
  return texts.flatMap(({ text }) => {
    const actions = actionsOf(text, scope) ?? [];
    return actions.length === 0 ? [] : [{ text, wild: isWild(text), keys: actions.map(keysOf) }];
  });
}

const keysOfActions = new WeakMap<CatalogAction, ReadonlySet<string>>();

/** The names of every key that an action can bring. */
function keysOf(action: CatalogAction): ReadonlySet<string> {
  let keys = keysOfActions.get(action);
  if (keys === undefined) {
    const all = [
      ...action.conditionKeys,
      ...action.resources.flatMap((resource) => [
        ...resource.conditionKeys,
        ...resource.type.conditionKeys,
      ]),
    ];
    keys = new Set(all.map(({ name }) => name.toLowerCase()));
    keysOfActions.set(action, keys);
  }
  return keys;
}

const listedActions = 5;

function checkServiceKey(
  { key, meaning }: LocatedCondition,
  without: readonly KnownAction[],
  { report }: Scope,
): void {
  if (meaning === undefined || meaning.ifExists || meaning.operator === "Null") return;
  const plain = without.filter(({ wild }) => !wild);
  if (plain.length === 0) return;
  const shown = plain.slice(0, listedActions).map(({ text }) => text);
  const more = plain.length > listedActions ? " and others" : "";
  const message = `Requests for ${shown.join(", ")}${more} do not bring ${key.text}. Put those actions into a statement without this condition.`;
  report("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", key.place, message);
}

function checkTagKey(
  condition: LocatedCondition,
  without: readonly KnownAction[],
  { effect }: LocatedStatement,
  { negated, element }: LocatedList,
  { report }: Scope,
): void {
  if (effect === undefined || !needsKey(condition)) return;
  const { key } = condition;
  const outcome = effect === "Allow" ? "does not allow" : "does not deny";
  if (negated) {
    const code: IssueCode = `${effect === "Allow" ? "ALLOW" : "DENY"}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`;
    const message = `Many actions do not bring ${key.text}, and this statement ${outcome} them. Name actions that do instead of using ${element}.`;
    report(code, key.place, message);
    return;
  }
  const services = new Set(without.map(({ text }) => actionPatternOf(text)?.service ?? text));
  if (services.size === 0) return;
  const shown = without.slice(0, listedActions).map(({ text }) => text);
  const code: IssueCode = `${effect === "Allow" ? "ALLOW" : "DENY"}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`;
  const message = `Actions of ${[...services].join(", ")}, such as ${shown.join(", ")}, do not bring ${key.text}, so this statement ${outcome} them. Put them into a statement without this condition.`;
  report(code, key.place, message);
}
