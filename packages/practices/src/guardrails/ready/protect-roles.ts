import type { Guardrail } from "../guardrail.ts";

/** "Prevent IAM users and roles from making certain changes, with an exception for a specified admin role" ("Example SCPs for AWS Organizations"). */
export const protectRoles: Guardrail = {
  id: "protect-roles",
  title: "The roles of last resort stay as they are",
  kind: "scp",
  reason:
    "The organization reaches its accounts by OrganizationAccountAccessRole, and people in an emergency by a break-glass role. Whoever could change them could lock the organization out, or come in by them.",
  parameters: [
    {
      name: "roles",
      says: "names of the roles, with their paths",
      form: /^[\w+=,.@*?/-]+$/,
      default: ["OrganizationAccountAccessRole", "break-glass"],
    },
  ],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ProtectRoles",
        Effect: "Deny",
        Action: [
          "iam:AttachRolePolicy",
          "iam:CreateRole",
          "iam:DeleteRole",
          "iam:DeleteRolePermissionsBoundary",
          "iam:DeleteRolePolicy",
          "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy",
          "iam:TagRole",
          "iam:UntagRole",
          "iam:UpdateAssumeRolePolicy",
          "iam:UpdateRole",
          "iam:UpdateRoleDescription",
        ],
        Resource: ["arn:*:iam::*:role/{{roles}}"],
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["arn:*:iam::*:role/{{roles}}"] } },
      },
    ],
  },
  cases: [
    {
      about: "the trust policy",
      caller: "role",
      action: "iam:UpdateAssumeRolePolicy",
      resource: "arn:aws:iam::111122223333:role/break-glass",
      allowed: false,
    },
    {
      about: "deleting it as root",
      caller: "root",
      action: "iam:DeleteRole",
      resource: "arn:aws:iam::111122223333:role/OrganizationAccountAccessRole",
      allowed: false,
    },
    {
      about: "another role",
      caller: "role",
      action: "iam:DeleteRole",
      resource: "arn:aws:iam::111122223333:role/worker",
      allowed: true,
    },
    {
      about: "a role of the same name below a path",
      caller: "role",
      action: "iam:DeleteRole",
      resource: "arn:aws:iam::111122223333:role/team/break-glass",
      allowed: true,
    },
    {
      about: "one of the roles",
      caller: "organization-access",
      action: "iam:PutRolePolicy",
      resource: "arn:aws:iam::111122223333:role/break-glass",
      allowed: true,
    },
    {
      about: "looking at it",
      caller: "user",
      action: "iam:GetRole",
      resource: "arn:aws:iam::111122223333:role/break-glass",
      allowed: true,
    },
  ],
};
