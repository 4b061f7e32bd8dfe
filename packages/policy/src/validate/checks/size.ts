import type { PolicyKind } from "../../document/policy.ts";
import type { Place } from "../finding.ts";
import type { IssueCode } from "../issues.ts";
import type { Scope } from "../scope.ts";

interface SizeRule {
  readonly code: IssueCode;
  readonly quota: number;
  readonly whiteSpaceCounts: boolean;
  readonly name: string;
  readonly advice: string;
}

const split = "Put its statements into several policies.";

/** "IAM and AWS STS quotas", "Quotas and service limits for AWS Organizations". */
const rules: Readonly<Record<PolicyKind, SizeRule>> = {
  identity: {
    code: "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
    quota: 6_144,
    whiteSpaceCounts: false,
    name: "a managed policy",
    advice: split,
  },
  resource: {
    code: "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
    quota: 20_480,
    whiteSpaceCounts: true,
    name: "this resource's policy",
    advice: "Put what statements have in common together.",
  },
  trust: {
    code: "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
    quota: 2_048,
    whiteSpaceCounts: false,
    name: "a role trust policy",
    advice: "Shorten it, or raise the account's quota, up to 8,192.",
  },
  session: {
    code: "POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA",
    quota: 2_048,
    whiteSpaceCounts: true,
    name: "a session policy",
    advice: "Pass the ARNs of managed policies instead.",
  },
  serviceControl: {
    code: "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
    quota: 5_120,
    whiteSpaceCounts: true,
    name: "a service control policy",
    advice: split,
  },
  resourceControl: {
    code: "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
    quota: 5_120,
    whiteSpaceCounts: true,
    name: "a resource control policy",
    advice: split,
  },
};

/** What services set for the policies of their resources; most have 20,480. */
const resourceQuotas: Readonly<Record<string, number>> = {
  "AWS::ECR::Repository": 10_240,
  "AWS::KMS::Key": 32_768,
  "AWS::SNS::Topic": 30_720,
};

/** The length of the text. */
export function checkSize(text: string, place: Place, scope: Scope): void {
  const rule = rules[scope.kind];
  const { resourceType } = scope;
  const own =
    scope.kind === "resource" &&
    resourceType !== undefined &&
    Object.hasOwn(resourceQuotas, resourceType)
      ? resourceQuotas[resourceType]
      : undefined;
  const quota = own ?? rule.quota;
  const size = (rule.whiteSpaceCounts ? text : text.replace(/\s/g, "")).length;
  if (size <= quota) return;
  const counted = rule.whiteSpaceCounts ? "" : " without white space";
  const message = `${size} characters${counted} are more than the ${quota} of ${rule.name}. ${rule.advice}`;
  scope.report(rule.code, place, message);
}
