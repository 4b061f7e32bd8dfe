import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** "Prevent users from disabling CloudTrail, AWS Config, Amazon GuardDuty" ("Example SCPs for AWS Organizations"). */
export const protectAudit: Guardrail = {
  id: "protect-audit",
  title: "Nobody silences the audit",
  kind: "scp",
  reason:
    "The first thing an intruder does is to stop what records them: CloudTrail, AWS Config, GuardDuty, Security Hub and Access Analyzer. Ostiary's own trail answers to the same actions of CloudTrail.",
  parameters: [exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ProtectAudit",
        Effect: "Deny",
        Action: [
          "access-analyzer:DeleteAnalyzer",
          "cloudtrail:DeleteEventDataStore",
          "cloudtrail:DeleteResourcePolicy",
          "cloudtrail:DeleteTrail",
          "cloudtrail:DeregisterOrganizationDelegatedAdmin",
          "cloudtrail:PutEventSelectors",
          "cloudtrail:PutInsightSelectors",
          "cloudtrail:StopEventDataStoreIngestion",
          "cloudtrail:StopLogging",
          "cloudtrail:UpdateEventDataStore",
          "cloudtrail:UpdateTrail",
          "config:DeleteConfigRule",
          "config:DeleteConfigurationAggregator",
          "config:DeleteConfigurationRecorder",
          "config:DeleteDeliveryChannel",
          "config:DeleteRetentionConfiguration",
          "config:PutConfigurationRecorder",
          "config:PutDeliveryChannel",
          "config:StopConfigurationRecorder",
          "guardduty:ArchiveFindings",
          "guardduty:CreateFilter",
          "guardduty:DeleteDetector",
          "guardduty:DeletePublishingDestination",
          "guardduty:DisassociateFromAdministratorAccount",
          "guardduty:DisassociateMembers",
          "guardduty:StopMonitoringMembers",
          "guardduty:UpdateDetector",
          "securityhub:BatchDisableStandards",
          "securityhub:DeleteInsight",
          "securityhub:DisableSecurityHub",
          "securityhub:DisassociateFromAdministratorAccount",
        ],
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] } },
      },
    ],
  },
  cases: [
    {
      about: "stopping a trail",
      caller: "role",
      action: "cloudtrail:StopLogging",
      resource: "arn:aws:cloudtrail:us-east-1:111122223333:trail/main",
      allowed: false,
    },
    {
      about: "deleting a detector as root",
      caller: "root",
      action: "guardduty:DeleteDetector",
      allowed: false,
    },
    {
      about: "stopping the recorder",
      caller: "user-with-mfa",
      action: "config:StopConfigurationRecorder",
      allowed: false,
    },
    {
      about: "reading the trail",
      caller: "role",
      action: "cloudtrail:LookupEvents",
      allowed: true,
    },
    {
      about: "who is exempt",
      caller: "organization-access",
      action: "cloudtrail:UpdateTrail",
      allowed: true,
    },
  ],
};
