import { trustActions } from "../../document/parse-policy.ts";
import { isWild, standsFor } from "../action-pattern.ts";
import { conditionsOn } from "../condition-rules.ts";
import { type PlacedText, quoted } from "../finding.ts";
import type { LocatedStatement } from "../located-policy.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import { federatedFault } from "./principal-form.ts";

const ways = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"] as const;

/** How somebody comes to a role. */
type Way = (typeof ways)[number];

/** What callers may only set if another action is allowed too, by the key that asks for it. */
const settingActions: readonly (readonly [key: string, action: string])[] = [
  ["sts:sourceidentity", "sts:SetSourceIdentity"],
  ["sts:transitivetagkeys", "sts:TagSession"],
  ["aws:requesttag/", "sts:TagSession"],
  ["aws:tagkeys", "sts:TagSession"],
];

const rolesAnywhere = "rolesanywhere.amazonaws.com";

/** Trust policies: who may assume a role, and how. */
export const checkTrust: StatementCheck = (statement, scope) => {
  if (scope.kind !== "trust" || statement.actions === undefined) return;
  for (const { text, place } of statement.actions.texts) {
    if (trustActions.test(text)) continue;
    const message = `A trust policy is about assuming its role: ${quoted(text)} has no place in it.`;
    scope.report("UNSUPPORTED_ACTION_IN_POLICY", place, message);
  }
  if (statement.effect !== "Allow" || statement.actions.negated) return;
  checkWays(statement, statement.actions.texts, scope);
  checkSettings(statement, statement.actions.texts, scope);
  checkRolesAnywhere(statement, statement.actions.texts, scope);
  checkSessions(statement, scope);
};

/** Every principal of a statement, with the way that is theirs. */
function principalsOf({ principals }: LocatedStatement): readonly { text: string; way: Way }[] {
  if (principals === undefined || principals.negated) return [];
  return principals.groups.flatMap(({ type, texts }) =>
    texts
      .filter(({ text }) => type !== "Federated" || federatedFault(text) === undefined)
      .map(({ text }) => ({ text, way: type === "Federated" ? federatedWay(text) : ways[0] })),
  );
}

const federatedWay = (text: string): Way =>
  /:saml-provider\//.test(text) ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";

/** Users and services come with AssumeRole, identity providers send theirs with an action of their own. */
function checkWays(
  statement: LocatedStatement,
  actions: readonly PlacedText[],
  scope: Scope,
): void {
  const principals = principalsOf(statement);
  if (principals.length === 0) return;
  const open = ways.filter((way) => actions.some(({ text }) => standsFor(text, way)));
  for (const { text, place } of actions) {
    const way = ways.find((one) => one.toLowerCase() === text.toLowerCase());
    if (way === undefined) continue;
    const fitting = principals.some((principal) => principal.way === way);
    const stray = principals.filter((principal) => !open.includes(principal.way));
    if (fitting && stray.length === 0) continue;
    const wrong = fitting ? stray : principals;
    const names = wrong.slice(0, 3).map((principal) => quoted(principal.text));
    const needed = [...new Set(wrong.map((principal) => principal.way))];
    const message = `${text} is not for ${names.join(", ")}: there it is ${needed.join(" and ")}.`;
    scope.report("MISMATCHED_ACTION_FOR_PRINCIPAL", place, message);
  }
}

function checkSettings(
  statement: LocatedStatement,
  actions: readonly PlacedText[],
  { report }: Scope,
): void {
  for (const [key, action] of settingActions) {
    if (actions.some(({ text }) => standsFor(text, action) || text === "*")) continue;
    for (const condition of conditionsOn(statement, key)) {
      if (condition.meaning?.operator === "Null") continue;
      const message = `Callers set what ${condition.key.text} asks for with ${action}, which this statement does not allow. Add it.`;
      report("MISSING_ACTION_FOR_CONDITION_KEY", condition.key.place, message);
    }
  }
}

function checkRolesAnywhere(
  { principals }: LocatedStatement,
  actions: readonly PlacedText[],
  { report }: Scope,
): void {
  const service = principals?.groups
    .filter(({ type }) => type === "Service")
    .flatMap(({ texts }) => texts)
    .find(({ text }) => text === rolesAnywhere);
  if (service === undefined) return;
  const missing = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].filter(
    (action) => !actions.some(({ text }) => text === "*" || standsFor(text, action)),
  );
  if (missing.length === 0) return;
  const message = `IAM Roles Anywhere also needs ${missing.join(" and ")} to assume the role.`;
  report("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", service.place, message);
}

/** A session of a role that is named itself. */
function checkSessions({ principals }: LocatedStatement, { report }: Scope): void {
  const texts = principals?.groups
    .filter(({ type }) => type === "AWS")
    .flatMap((group) => group.texts);
  const named = new Set(texts?.map(({ text }) => text));
  for (const { text, place } of texts ?? []) {
    const [, start, account, role] =
      /^(arn:[a-z-]+):sts::([0-9]{12}):assumed-role\/([^/]+)\//.exec(text) ?? [];
    const parent = `${start}:iam::${account}:role/${role}`;
    if (isWild(text) || role === undefined || !named.has(parent)) continue;
    const message = `Its role ${parent} is named too, and so are all of its sessions. Leave this one out.`;
    report("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", place, message);
  }
}
