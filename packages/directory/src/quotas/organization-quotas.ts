import type { OrganizationPolicyType } from "../entities/policy-target.ts";

/**
 * The quotas of an organization ("Quotas and service limits for AWS Organizations"). AWS begins with 10 accounts and gives up to 50,000
 * to who asks; here nobody can be asked.
 */
export const organizationQuotas = Object.freeze({
  accounts: 50_000,
  units: 2_000,
  /** How deep units lie under the root. */
  unitDepth: 5,
  tagsPerResource: 50,
  /** Of what is closed within 30 days: at the least so many, or this share of the members, and at the most so many. */
  closedAtLeast: 250,
  closedShare: 0.2,
  closedAtMost: 1_000,
  /** Invitations that are open, or were sent within a day. */
  invitationsPerDay: 20,
  delegatedAdministratorsPerService: 10,
  resourcePolicySize: 40_000,
  /** Days that a created account is a member at the least. */
  createdAccountDays: 7,
  handshakeDays: 15,
  enableAllFeaturesDays: 90,
  keptHandshakeDays: 30,
});

/** What an organization may have of one type of policy. */
export interface PolicyTypeQuotas {
  readonly policies: number;
  /** Characters of the content; those of tag policies and others of management leave out white space outside of values. */
  readonly size: number;
  readonly perTarget: number;
}

const ordinary: PolicyTypeQuotas = Object.freeze({ policies: 1_000, size: 10_000, perTarget: 10 });

/** The quotas of every type of policy. */
export const policyTypeQuotas: Readonly<Record<OrganizationPolicyType, PolicyTypeQuotas>> =
  Object.freeze({
    SERVICE_CONTROL_POLICY: { policies: 10_000, size: 5_120, perTarget: 5 },
    RESOURCE_CONTROL_POLICY: { policies: 1_000, size: 5_120, perTarget: 5 },
    TAG_POLICY: ordinary,
    BACKUP_POLICY: ordinary,
    AISERVICES_OPT_OUT_POLICY: { policies: 1_000, size: 2_500, perTarget: 5 },
    CHATBOT_POLICY: { policies: 1_000, size: 10_000, perTarget: 5 },
    DECLARATIVE_POLICY_EC2: ordinary,
    SECURITYHUB_POLICY: ordinary,
    SECURITYHUB_CSPM_POLICY: ordinary,
    INSPECTOR_POLICY: ordinary,
    UPGRADE_ROLLOUT_POLICY: ordinary,
    BEDROCK_POLICY: ordinary,
    S3_POLICY: ordinary,
    NETWORK_SECURITY_DIRECTOR_POLICY: ordinary,
    GUARDDUTY_POLICY: ordinary,
  });
