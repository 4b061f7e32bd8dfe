import type { PolicyKind } from "../../document/policy.ts";
import { quoted, type Report } from "../finding.ts";
import type { LocatedPrincipalGroup, LocatedPrincipals } from "../located-policy.ts";
import type { Scope, StatementCheck } from "../scope.ts";
import {
  canonicalUserFault,
  federatedFault,
  principalFault,
  servicePrincipalFault,
} from "./principal-form.ts";

/** Kinds of policies that are attached to whom they are about, and name nobody. */
const withoutPrincipals: ReadonlyMap<PolicyKind, string> = new Map([
  ["identity", "An identity-based policy"],
  ["session", "A session policy"],
  ["serviceControl", "A service control policy"],
]);

/** Principal and NotPrincipal ("AWS JSON policy elements: Principal", "NotPrincipal"). */
export const checkPrincipals: StatementCheck = ({ principals, place, effect }, scope) => {
  const { kind, report } = scope;
  const bearer = withoutPrincipals.get(kind);
  if (bearer !== undefined) {
    if (principals === undefined) return;
    const code = kind === "serviceControl" ? "SCP_SYNTAX_ERROR_PRINCIPAL" : "UNSUPPORTED_PRINCIPAL";
    const message = `${bearer} is about whom it is attached to, so it has no ${principals.element}.`;
    report(code, principals.key, message);
    return;
  }
  if (principals === undefined) {
    report("MISSING_PRINCIPAL", place, "A statement of this policy needs the element Principal.");
    return;
  }
  // A resource control policy names everyone; checkResourceControl says so.
  if (kind === "resourceControl") return;
  if (principals.negated) checkNegated(principals, effect, scope);
  for (const group of principals.groups) checkGroup(group, principals, scope);
};

function checkNegated(
  { key }: LocatedPrincipals,
  effect: string | undefined,
  { kind, report }: Scope,
): void {
  if (kind === "trust") {
    const message =
      "A trust policy has no NotPrincipal: name in Principal who may assume the role.";
    report("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", key, message);
  } else if (effect === "Allow") {
    const message =
      "NotPrincipal with Allow lets everyone else in, also those without credentials. Name in Principal who is to be let in.";
    report("ALLOW_WITH_NOT_PRINCIPAL", key, message);
  }
}

function checkGroup(
  group: LocatedPrincipalGroup,
  principals: LocatedPrincipals,
  { kind, report }: Scope,
): void {
  if (group.empty) {
    const message = `${principals.element} lists nobody here.`;
    report("EMPTY_ARRAY_PRINCIPAL", group.place, message);
  }
  if (group.type === "Federated" && kind !== "trust") {
    const message =
      "Users of an identity provider come by a role; only a role's trust policy names the provider.";
    report("FEDERATED_PRINCIPAL_NOT_SUPPORTED", group.key, message);
    return;
  }
  if (group.type === "CanonicalUser" && kind === "trust") {
    report("INVALID_PRINCIPAL_KEY", group.key, "Canonical users are known to Amazon S3 only.");
    return;
  }
  for (const { text, place } of group.texts) {
    if (text.includes("${")) continue;
    if (/[*?]/.test(text) && !(text === "*" && group.type === "AWS" && !principals.negated)) {
      const message = `${quoted(text)} has a wildcard; of ${group.type} principals each is named in full. To narrow "*" down, use a condition on aws:PrincipalArn.`;
      report("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", place, message);
      continue;
    }
    const fault = faultOf(group, text);
    if (fault !== undefined) report(fault.code, place, fault.message);
  }
  if (group.type === "AWS") checkUniqueIds(group, report);
}

function faultOf({ type }: LocatedPrincipalGroup, text: string) {
  switch (type) {
    case "AWS":
      return principalFault(text);
    case "Federated":
      return federatedFault(text);
    case "Service":
      return servicePrincipalFault(text);
    case "CanonicalUser":
      return canonicalUserFault(text);
  }
}

/** Unique ids are what is left of a user or role that was deleted. */
function checkUniqueIds({ texts }: LocatedPrincipalGroup, report: Report): void {
  for (const { text, place } of texts) {
    const id = /^A(RO|ID)A[A-Z0-9]{12,}$/.exec(text);
    if (id === null) continue;
    const role = id[1] === "RO";
    const message = `${quoted(text)} is the id of ${role ? "a role" : "a user"}, maybe of a deleted one. Name the ARN.`;
    report(role ? "INVALID_ROLE_REFERENCE" : "INVALID_USER_REFERENCE", place, message);
  }
}
