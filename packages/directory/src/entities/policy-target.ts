import type { Tag } from "./tag.ts";

/** The types of policies that an organization has ("Managing organization policies with AWS Organizations"). */
export const organizationPolicyTypes = [
  "SERVICE_CONTROL_POLICY",
  "RESOURCE_CONTROL_POLICY",
  "TAG_POLICY",
  "BACKUP_POLICY",
  "AISERVICES_OPT_OUT_POLICY",
  "CHATBOT_POLICY",
  "DECLARATIVE_POLICY_EC2",
  "SECURITYHUB_POLICY",
  "SECURITYHUB_CSPM_POLICY",
  "INSPECTOR_POLICY",
  "UPGRADE_ROLLOUT_POLICY",
  "BEDROCK_POLICY",
  "S3_POLICY",
  "NETWORK_SECURITY_DIRECTOR_POLICY",
  "GUARDDUTY_POLICY",
] as const;

export type OrganizationPolicyType = (typeof organizationPolicyTypes)[number];

/** What policies of an organization are attached to: its root, a unit, or an account. */
export interface PolicyTarget {
  /**
   * Ids of the attached policies by type, in the order of attachment. A type that is absent has what AWS attaches by itself: full
   * access where it is a control policy, nothing otherwise. So neither a new account nor a type that is enabled writes anything.
   */
  readonly policies: Readonly<Partial<Record<OrganizationPolicyType, readonly string[]>>>;
  readonly tags: readonly Tag[];
}

/** Index over the ids of the policies that were attached by somebody. */
export const policiesOfTarget = ({ policies }: PolicyTarget): readonly string[] =>
  Object.values(policies).flat();
