/** The types of management policies, which are inherited by operators (EffectivePolicyType of AWS Organizations). */
export const managementPolicyTypes = [
  "AISERVICES_OPT_OUT_POLICY",
  "BACKUP_POLICY",
  "BEDROCK_POLICY",
  "CHATBOT_POLICY",
  "DECLARATIVE_POLICY_EC2",
  "GUARDDUTY_POLICY",
  "INSPECTOR_POLICY",
  "NETWORK_SECURITY_DIRECTOR_POLICY",
  "S3_POLICY",
  "SECURITYHUB_CSPM_POLICY",
  "SECURITYHUB_POLICY",
  "TAG_POLICY",
  "UPGRADE_ROLLOUT_POLICY",
] as const;

export type ManagementPolicyType = (typeof managementPolicyTypes)[number];

/** Whether a name is that of a type of management policies. */
export const isManagementPolicyType = (name: string): name is ManagementPolicyType =>
  managementPolicyTypes.some((type) => type === name);
