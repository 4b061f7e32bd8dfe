import type { Guardrail } from "../guardrail.ts";

/** "Deny the root user": what AWS's "Root user best practices" ask of member accounts. */
export const denyRoot: Guardrail = {
  id: "deny-root",
  title: "Root of member accounts does nothing",
  kind: "scp",
  reason:
    "Root can't be bound by policies of its account and nobody needs it for daily tasks. Sessions of AssumeRoot, which the management account starts for single tasks, still work.",
  parameters: [],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyRoot",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: {
          ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" },
          BoolIfExists: { "aws:AssumedRoot": "false" },
        },
      },
    ],
  },
  cases: [
    { about: "root", caller: "root", action: "iam:ListUsers", allowed: false },
    {
      about: "root for one task",
      caller: "assumed-root",
      action: "s3:DeleteBucketPolicy",
      allowed: true,
    },
    { about: "a user", caller: "user", action: "iam:ListUsers", allowed: true },
    { about: "a role", caller: "role", action: "iam:ListUsers", allowed: true },
  ],
};
