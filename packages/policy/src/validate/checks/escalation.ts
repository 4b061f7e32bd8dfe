import { actionPatternOf, isWild, standsFor } from "../action-pattern.ts";
import { arnPartsOf } from "../arn.ts";
import { hasKey } from "../condition-rules.ts";
import type { IssueCode } from "../issues.ts";
import type { LocatedList } from "../located-policy.ts";
import type { StatementCheck } from "../scope.ts";

/** An action with which a caller gets what roles can do. */
interface RoleAction {
  readonly action: string;
  readonly codes: Readonly<
    Record<"plain" | "star" | "not", readonly [notResource: IssueCode, starResource: IssueCode]>
  >;
  /** The condition key that narrows it down to services. */
  readonly key: string;
  /** What of a role's name says nothing: the paths before a wildcard that leave every role open. */
  readonly openNames: RegExp;
  readonly danger: string;
}

const roleActions: readonly RoleAction[] = [
  {
    action: "iam:PassRole",
    codes: {
      plain: ["PASS_ROLE_WITH_NOT_RESOURCE", "PASS_ROLE_WITH_STAR_IN_RESOURCE"],
      star: [
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
      ],
      not: [
        "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
        "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
      ],
    },
    key: "iam:PassedToService",
    openNames: /^(?:\*|role\*|role\/[*?])/,
    danger: "lets services act with any role, also those that may do more than the caller.",
  },
  {
    action: "iam:CreateServiceLinkedRole",
    codes: {
      plain: ["CREATE_SLR_WITH_NOT_RESOURCE", "CREATE_SLR_WITH_STAR_IN_RESOURCE"],
      star: [
        "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
        "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
      ],
      not: [
        "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
        "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
      ],
    },
    key: "iam:AWSServiceName",
    openNames: /^(?:\*|role\*|role\/[*?]|role\/aws-service-role\/?[*?])/,
    danger: "lets callers create the service-linked roles of every service.",
  },
];

/** Grants of iam:PassRole and iam:CreateServiceLinkedRole that are too wide. */
export const checkEscalation: StatementCheck = (statement, { kind, report }) => {
  const { effect, actions, resources } = statement;
  if (kind !== "identity" || effect !== "Allow" || !actions || !resources) return;
  for (const { action, codes, key, openNames, danger } of roleActions) {
    const form = grantOf(actions, action);
    if (form === undefined) continue;
    const [notResource, starResource] = codes[form];
    if (resources.negated) {
      report(
        notResource,
        resources.key,
        `${action} on everything but some resources ${danger} Name the roles.`,
      );
      continue;
    }
    const open = resources.texts.find(({ text }) => isOpenTo(text, openNames));
    if (open === undefined || hasKey(statement, key.toLowerCase())) continue;
    const message = `${action} on this resource ${danger} Name the roles, or add a condition on ${key}.`;
    report(starResource, open.place, message);
  }
};

/** How a statement names an action: plainly, by a wildcard, or by leaving it out of NotAction. */
function grantOf(
  { negated, texts }: LocatedList,
  action: string,
): "plain" | "star" | "not" | undefined {
  const named = texts.filter(({ text }) => text === "*" || standsFor(text, action));
  if (negated) return named.length === 0 && texts.length > 0 ? "not" : undefined;
  if (named.length === 0) return undefined;
  return named.some(({ text }) => actionPatternOf(text) && !isWild(text)) ? "plain" : "star";
}

function isOpenTo(text: string, openNames: RegExp): boolean {
  if (text === "*") return true;
  const [, , service = "", , , name = "*"] = arnPartsOf(text);
  return /^(?:iam|.*[*?].*)$/.test(service) && openNames.test(name);
}
