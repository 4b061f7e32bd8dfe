import type { Severity } from "../../audit/finding.ts";
import { type AccountRule, accountRule } from "../../audit/rule.ts";
import { policySubject } from "../../audit/subjects.ts";
import { allowsOnEverything, asEvidence } from "../../model/granted.ts";

interface Danger {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly rationale: string;
  readonly remedy: string;
  readonly actions: readonly string[];
}

/** What should be granted on named resources only, by what it is good for. */
const dangers = {
  exfiltration: {
    id: "03.exfil",
    title: "A policy lets everything that is stored be read",
    severity: "medium",
    rationale:
      "On every resource these actions read whatever the account stores: objects, secrets, parameters, backups.",
    remedy: "Name the buckets, secrets and parameters in the statement's resource.",
    actions: [
      "s3:GetObject",
      "secretsmanager:GetSecretValue",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:GetParametersByPath",
      "rds:CopyDBSnapshot",
      "rds:CreateDBSnapshot",
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "sqs:ReceiveMessage",
      "kms:Decrypt",
    ],
  },
  exposure: {
    id: "03.exposure",
    title: "A policy lets the policies of any resource be changed",
    severity: "high",
    rationale:
      "Who changes a resource's policy can share it with the world, and take it from its owner.",
    remedy: "Name the resources, and keep the right to change their policies in a role for it.",
    actions: [
      "s3:PutBucketPolicy",
      "s3:PutBucketAcl",
      "s3:PutObjectAcl",
      "s3:DeleteBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "kms:PutKeyPolicy",
      "kms:CreateGrant",
      "lambda:AddPermission",
      "sns:AddPermission",
      "sns:SetTopicAttributes",
      "sqs:AddPermission",
      "sqs:SetQueueAttributes",
      "secretsmanager:PutResourcePolicy",
      "ecr:SetRepositoryPolicy",
      "ec2:ModifySnapshotAttribute",
      "ec2:ModifyImageAttribute",
      "rds:ModifyDBSnapshotAttribute",
      "dynamodb:PutResourcePolicy",
    ],
  },
  credentials: {
    id: "03.credentials",
    title: "A policy lets credentials of others be made or read",
    severity: "medium",
    rationale:
      "Each of these actions answers with a credential that works without its holder being known.",
    remedy:
      "Name the users, clusters and services in the statement's resource, or take the action away.",
    actions: [
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:UpdateLoginProfile",
      "iam:CreateServiceSpecificCredential",
      "iam:ResetServiceSpecificCredential",
      "sts:GetFederationToken",
      "redshift:GetClusterCredentials",
      "redshift:GetClusterCredentialsWithIAM",
      "rds-db:connect",
      "codeartifact:GetAuthorizationToken",
      "cognito-idp:DescribeUserPoolClient",
      "gamelift:RequestUploadCredentials",
      "lightsail:GetInstanceAccessDetails",
      "chime:CreateApiKey",
    ],
  },
} as const satisfies Record<string, Danger>;

const ruleOf = ({ actions, ...danger }: Danger): AccountRule =>
  accountRule({
    ...danger,
    practice: 3,
    needs: ["authorization-details"],
    *check({ model }) {
      for (const policy of [...model.customerPolicies, ...model.inlinePolicies]) {
        const found = actions
          .map((action) => ({ action, statements: allowsOnEverything(policy, action) }))
          .filter(({ statements }) => statements.length > 0);
        if (found.length === 0) continue;
        const names = found.map(({ action }) => action);
        yield {
          subject: policySubject(policy),
          part: policy.name,
          message: `The policy ${policy.name} grants ${names.slice(0, 4).join(", ")}${names.length > 4 ? ` and ${names.length - 4} more` : ""} on every resource.`,
          evidence: asEvidence(policy, [...new Set(found.flatMap(({ statements }) => statements))]),
        };
      }
    },
  });

/** Policies that let everything stored be read. */
export const exfiltration = ruleOf(dangers.exfiltration);

/** Policies that let any resource be shared. */
export const exposure = ruleOf(dangers.exposure);

/** Policies that give out credentials. */
export const credentialsExposure = ruleOf(dangers.credentials);
