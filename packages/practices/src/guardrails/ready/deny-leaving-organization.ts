import type { Guardrail } from "../guardrail.ts";

/** "Prevent member accounts from leaving the organization" ("Example SCPs for AWS Organizations"). */
export const denyLeavingOrganization: Guardrail = {
  id: "deny-leaving-organization",
  title: "No account leaves the organization",
  kind: "scp",
  reason:
    "An account that leaves is free of every guardrail. Accounts are taken out by the management account, which no SCP binds.",
  parameters: [],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyLeavingOrganization",
        Effect: "Deny",
        Action: ["organizations:LeaveOrganization", "account:CloseAccount"],
        Resource: "*",
      },
    ],
  },
  cases: [
    { about: "leaving", caller: "role", action: "organizations:LeaveOrganization", allowed: false },
    {
      about: "leaving as root",
      caller: "root",
      action: "organizations:LeaveOrganization",
      allowed: false,
    },
    {
      about: "closing the account",
      caller: "break-glass",
      action: "account:CloseAccount",
      allowed: false,
    },
    {
      about: "looking",
      caller: "role",
      action: "organizations:DescribeOrganization",
      allowed: true,
    },
  ],
};
