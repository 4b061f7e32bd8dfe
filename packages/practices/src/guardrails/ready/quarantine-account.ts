import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** An account of which somebody else may have credentials ("AWS Security Incident Response Guide"). */
export const quarantineAccount: Guardrail = {
  id: "quarantine-account",
  title: "An account under suspicion stands still",
  kind: "scp",
  reason:
    "Attach it, or move the account to a unit that has it, when credentials may be stolen: all but the responders are stopped at once, and nothing is deleted.",
  parameters: [exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Quarantine",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] } },
      },
    ],
  },
  cases: [
    { about: "root", caller: "root", action: "iam:ListUsers", allowed: false },
    {
      about: "a user",
      caller: "user-with-mfa",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      allowed: false,
    },
    {
      about: "a workload",
      caller: "role",
      action: "s3:GetObject",
      resource: "arn:aws:s3:::ours/x",
      allowed: false,
    },
    { about: "a responder", caller: "break-glass", action: "iam:UpdateAccessKey", allowed: true },
    {
      about: "the organization's role",
      caller: "organization-access",
      action: "ec2:StopInstances",
      allowed: true,
    },
  ],
};
