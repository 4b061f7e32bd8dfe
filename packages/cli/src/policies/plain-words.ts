import {
  type Condition,
  type ContextValue,
  type ExaminedElement,
  operatorText,
  type PolicyRequest,
  type Principals,
  type RequestPrincipal,
  type Statement,
} from "@ostiary/policy";

const mostShown = 3;

/** Values in a sentence: the first of many, and how many there are more. */
export function listed(values: readonly string[], joint = "or"): string {
  const shown = values.slice(0, mostShown).map((value) => JSON.stringify(value));
  if (values.length > mostShown) return `${shown.join(", ")} and ${values.length - mostShown} more`;
  const last = shown.pop() ?? "nothing";
  return shown.length === 0 ? last : `${shown.join(", ")} ${joint} ${last}`;
}

/** Who asks, as people name them. */
export function shownPrincipal(principal: RequestPrincipal): string {
  switch (principal.kind) {
    case "root":
    case "user":
    case "role-session":
    case "federated-user":
      return principal.arn;
    case "federated":
      return principal.provider;
    case "service":
      return principal.name;
    case "anonymous":
      return "anybody";
  }
}

const shownPrincipals = (named: Principals): string =>
  named.everyone ? "everyone" : listed(Object.values(named.values).flat());

/** Why an element of a statement does not match, in plain words. */
export function missOf(
  { name, condition, value, missing }: ExaminedElement,
  { principals, actions, resources }: Statement,
  { principal, action, resource }: PolicyRequest,
): string {
  switch (name) {
    case "Action":
      return `Action names ${listed(actions.patterns)}, not ${action}`;
    case "NotAction":
      return `NotAction leaves out ${listed(actions.patterns)}`;
    case "Resource":
      return `Resource names ${listed(resources?.patterns ?? [])}, not ${resource}${unset(missing)}`;
    case "NotResource":
      return `NotResource leaves out ${listed(resources?.patterns ?? [])}`;
    case "Principal":
      return principals === undefined
        ? "it names no Principal, and so applies to nobody"
        : `Principal names ${shownPrincipals(principals.named)}, not ${shownPrincipal(principal)}`;
    case "NotPrincipal":
      return `NotPrincipal spares ${shownPrincipal(principal)}`;
    default:
      return condition === undefined ? name : conditionMiss(condition, value, missing);
  }
}

const unset = (missing: readonly string[]): string =>
  missing.length === 0 ? "" : `; the request does not bring ${missing.join(", ")}`;

/** What a condition asks for: `StringNotEquals aws:RequestedRegion wants anything but "eu-central-1"`. */
const wanted = (condition: Condition): string => {
  const but = condition.operator.includes("Not") ? "anything but " : "";
  return `${operatorText(condition)} ${condition.key} wants ${but}${listed(condition.values)}`;
};

const brought = (value: ContextValue): string =>
  `the request brings ${typeof value === "string" ? JSON.stringify(value) : listed(value, "and")}`;

function conditionMiss(
  condition: Condition,
  value: ContextValue | undefined,
  missing: readonly string[],
): string {
  if (value === undefined) return `${wanted(condition)}, and the request does not bring it`;
  const several =
    typeof value !== "string" && condition.qualifier === undefined
      ? " (several values want ForAnyValue or ForAllValues)"
      : "";
  return `${wanted(condition)}; ${brought(value)}${several}${unset(missing)}`;
}

/** Why an element matches, in plain words. */
export function holdOf({ name, condition, value }: ExaminedElement): string {
  if (condition === undefined) return `${name} matches`;
  return value === undefined
    ? `${wanted(condition)}, which holds without it`
    : `${wanted(condition)}; ${brought(value)}`;
}
