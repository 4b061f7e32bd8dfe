import type { Guardrail } from "../guardrail.ts";
import { exempt } from "../parameters.ts";

/** "Require workloads to use temporary credentials", and people to federate ("Security best practices in IAM"). */
export const denyLongLivedCredentials: Guardrail = {
  id: "deny-long-lived-credentials",
  title: "No new users, keys and passwords",
  kind: "scp",
  reason:
    "Access keys and passwords of users are what gets lost. People come by an identity provider, workloads by roles; what is there already can still be deactivated and deleted.",
  parameters: [exempt],
  document: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyLongLivedCredentials",
        Effect: "Deny",
        Action: [
          "iam:CreateAccessKey",
          "iam:CreateLoginProfile",
          "iam:CreateServiceSpecificCredential",
          "iam:CreateUser",
          "iam:ResetServiceSpecificCredential",
          "iam:UpdateLoginProfile",
          "iam:UploadSSHPublicKey",
          "iam:UploadSigningCertificate",
        ],
        Resource: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": ["{{exempt}}"] } },
      },
    ],
  },
  cases: [
    {
      about: "a user",
      caller: "role",
      action: "iam:CreateUser",
      resource: "arn:aws:iam::111122223333:user/new",
      allowed: false,
    },
    {
      about: "an access key",
      caller: "user-with-mfa",
      action: "iam:CreateAccessKey",
      resource: "arn:aws:iam::111122223333:user/alice",
      allowed: false,
    },
    {
      about: "a password",
      caller: "root",
      action: "iam:CreateLoginProfile",
      resource: "arn:aws:iam::111122223333:user/alice",
      allowed: false,
    },
    {
      about: "deactivating a key",
      caller: "role",
      action: "iam:UpdateAccessKey",
      resource: "arn:aws:iam::111122223333:user/alice",
      allowed: true,
    },
    {
      about: "a role",
      caller: "role",
      action: "iam:CreateRole",
      resource: "arn:aws:iam::111122223333:role/new",
      allowed: true,
    },
    {
      about: "who is exempt",
      caller: "break-glass",
      action: "iam:CreateUser",
      resource: "arn:aws:iam::111122223333:user/new",
      allowed: true,
    },
  ],
};
