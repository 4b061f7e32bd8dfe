import { organizationQuotas } from "@ostiary/directory";
import { type Policy, parsePolicy } from "@ostiary/policy";
import { constraintViolation, invalidInput } from "../errors.ts";

/** What can be delegated by a resource policy ("Resource-based delegation policy: Supported actions"). */
const delegable: ReadonlySet<string> = new Set(
  [
    "AttachPolicy",
    "CreatePolicy",
    "DeletePolicy",
    "DescribeAccount",
    "DescribeCreateAccountStatus",
    "DescribeEffectivePolicy",
    "DescribeHandshake",
    "DescribeOrganization",
    "DescribeOrganizationalUnit",
    "DescribePolicy",
    "DescribeResourcePolicy",
    "DetachPolicy",
    "DisablePolicyType",
    "EnablePolicyType",
    "ListAccounts",
    "ListAccountsForParent",
    "ListAccountsWithInvalidEffectivePolicy",
    "ListAWSServiceAccessForOrganization",
    "ListChildren",
    "ListCreateAccountStatus",
    "ListDelegatedAdministrators",
    "ListDelegatedServicesForAccount",
    "ListEffectivePolicyValidationErrors",
    "ListHandshakesForAccount",
    "ListHandshakesForOrganization",
    "ListOrganizationalUnitsForParent",
    "ListParents",
    "ListPolicies",
    "ListPoliciesForTarget",
    "ListRoots",
    "ListTagsForResource",
    "ListTargetsForPolicy",
    "TagResource",
    "UntagResource",
    "UpdatePolicy",
  ].map((name) => `organizations:${name}`.toLowerCase()),
);

/** A pattern of actions is supported where it is one that can be delegated, or begins with how some of them do. */
const isSupported = (action: string): boolean =>
  delegable.has(action.toLowerCase()) ||
  (/^organizations:(describe|list)\*$/i.test(action) && action.includes("*"));

function requireSupported({ statements }: Policy): void {
  for (const { effect, actions } of statements) {
    if (effect === "Deny") continue;
    if (actions.negated || !actions.patterns.every(isSupported)) {
      throw invalidInput(
        "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
        "The resource policy has actions that can't be delegated.",
      );
    }
  }
}

/** Refuses a text that is no resource policy of an organization. */
export function requireResourcePolicyContent(content: string): void {
  if (content.length > organizationQuotas.resourcePolicySize) {
    throw constraintViolation(
      "POLICY_CONTENT_LIMIT_EXCEEDED",
      "You have exceeded the maximum policy size.",
    );
  }
  const parsed = parsePolicy(content, "resource");
  if (!parsed.ok) {
    throw invalidInput(
      "INVALID_RESOURCE_POLICY_JSON",
      "You provided a resource policy that is not valid JSON, or no policy.",
    );
  }
  requireSupported(parsed.policy);
}
