import type { Guardrail } from "../guardrail.ts";

/** MFA for what does lasting harm ("AWS: Allows MFA-authenticated IAM users…"). */
export const requireMfa: Guardrail = {
  id: "require-mfa",
  title: "Users do sensitive things with MFA only",
  kind: "scp",
  reason:
    "A stolen access key or password must not be enough to make credentials, widen permissions or delete data. Roles are left alone: they ask for MFA in their trust policies.",
  parameters: [
    {
      name: "actions",
      says: "the actions that need MFA",
      form: /^[a-z0-9-]+:[A-Za-z0-9*?]+$/,
      default: [
        "iam:AddUserToGroup",
        "iam:Attach*Policy",
        "iam:Create*",
        "iam:DeactivateMFADevice",
        "iam:Delete*",
        "iam:Detach*Policy",
        "iam:Put*",
        "iam:Update*",
        "kms:DisableKey",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "organizations:*",
        "rds:Delete*",
        "dynamodb:DeleteTable",
        "s3:DeleteBucket*",
        "s3:PutBucketPolicy",
        "secretsmanager:DeleteSecret",
      ],
    },
  ],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RequireMfa",
        Effect: "Deny",
        Action: ["{{actions}}"],
        Resource: "*",
        Condition: {
          StringEquals: { "aws:PrincipalType": ["User", "Account", "FederatedUser"] },
          BoolIfExists: { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" },
        },
      },
    ],
  },
  cases: [
    {
      about: "a user with an access key",
      caller: "user",
      action: "iam:CreateAccessKey",
      allowed: false,
    },
    {
      about: "root without MFA",
      caller: "root",
      action: "iam:DeactivateMFADevice",
      allowed: false,
    },
    {
      about: "a user with MFA",
      caller: "user-with-mfa",
      action: "iam:CreateAccessKey",
      allowed: true,
    },
    { about: "a role", caller: "role", action: "iam:CreateRole", allowed: true },
    { about: "reading", caller: "user", action: "iam:GetUser", allowed: true },
    {
      about: "enabling a device, without which there is no MFA",
      caller: "user",
      action: "iam:EnableMFADevice",
      allowed: true,
    },
  ],
};
