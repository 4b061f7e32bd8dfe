import type { ManagementPolicyType } from "../management-policy-type.ts";
import type { GroupShape } from "../shape.ts";
import { aiServicesOptOutPolicy } from "./ai-services-opt-out.ts";
import { backupPolicy } from "./backup.ts";
import { chatbotPolicy } from "./chatbot.ts";
import { declarativePolicyEc2 } from "./declarative-ec2.ts";
import {
  bedrockPolicy,
  guardDutyPolicy,
  inspectorPolicy,
  networkSecurityDirectorPolicy,
  s3Policy,
  securityHubCspmPolicy,
  securityHubPolicy,
} from "./security.ts";
import { tagPolicy } from "./tag.ts";
import { upgradeRolloutPolicy } from "./upgrade-rollout.ts";

/** What policies of each type may hold. */
export const shapes: Readonly<Record<ManagementPolicyType, GroupShape>> = {
  AISERVICES_OPT_OUT_POLICY: aiServicesOptOutPolicy,
  BACKUP_POLICY: backupPolicy,
  BEDROCK_POLICY: bedrockPolicy,
  CHATBOT_POLICY: chatbotPolicy,
  DECLARATIVE_POLICY_EC2: declarativePolicyEc2,
  GUARDDUTY_POLICY: guardDutyPolicy,
  INSPECTOR_POLICY: inspectorPolicy,
  NETWORK_SECURITY_DIRECTOR_POLICY: networkSecurityDirectorPolicy,
  S3_POLICY: s3Policy,
  SECURITYHUB_CSPM_POLICY: securityHubCspmPolicy,
  SECURITYHUB_POLICY: securityHubPolicy,
  TAG_POLICY: tagPolicy,
  UPGRADE_ROLLOUT_POLICY: upgradeRolloutPolicy,
};
