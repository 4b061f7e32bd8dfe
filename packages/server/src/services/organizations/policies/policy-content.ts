import { type OrganizationPolicyType, policyTypeQuotas } from "@ostiary/directory";
import { parsePolicy, validateManagementPolicy } from "@ostiary/policy";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { constraintViolation } from "../errors.ts";
import type { OrganizationScope } from "../organization-operation.ts";

const malformed = (): ServiceError =>
  serviceError(
    "MalformedPolicyDocumentException",
    "The provided policy document does not meet the requirements of the specified policy type.",
  );

function requireControlPolicy(content: string, kind: "serviceControl" | "resourceControl"): void {
  if (!parsePolicy(content, kind).ok) throw malformed();
}

/** Refuses a document that is no policy of its type, or too large a one. */
export function requirePolicyContent(
  { own: { root }, waived }: OrganizationScope,
  type: OrganizationPolicyType,
  content: string,
): void {
  if (content.length > policyTypeQuotas[type].size) {
    throw constraintViolation(
      "POLICY_CONTENT_LIMIT_EXCEEDED",
      "You have exceeded the maximum policy size.",
    );
  }
  if (waived.has("organization-policy-content") && !root.policyTypes.includes(type)) return;
  switch (type) {
    case "SERVICE_CONTROL_POLICY":
      requireControlPolicy(content, "serviceControl");
      return;
    case "RESOURCE_CONTROL_POLICY":
      requireControlPolicy(content, "resourceControl");
      return;
    default:
      if (validateManagementPolicy(type, content).length > 0) throw malformed();
  }
}
